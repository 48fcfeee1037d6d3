package dev.tarn.ports.fhir;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import java.util.List;

/**
 * The resources of data stores, by FHIR's interactions ({@code data-plane.md} 3.2, 3.5). What was written is seen by
 * whoever asks next ({@code decisions.md} D47). Safe for use by many threads.
 *
 * <p>Every method throws {@link dev.tarn.domain.failure.NotFound} for a data store that is unknown or DELETED, and
 * {@link dev.tarn.domain.failure.Conflict} for one that is not ACTIVE.
 */
public interface FhirResources {

    /**
     * {@return the same resources for one request} The bytes that histories, and reads in transactions, return are
     * reserved from the budget, and patches charge their work to it, each before it is done. An implementation that
     * does neither returns itself.
     */
    default FhirResources within(RequestBudget budget) {
        return this;
    }

    /**
     * Stores a resource under a new id, whatever id its body has ({@code decisions.md} D41).
     *
     * @throws dev.tarn.domain.failure.Invalid for a body that is no resource of this type
     * @throws dev.tarn.domain.failure.Duplicate where the idempotency key has made a resource before
     */
    StoredResource create(DatastoreId store, CreateResource request);

    /**
     * {@return the current version}
     *
     * @throws dev.tarn.domain.failure.NotFound where there is no such resource
     * @throws dev.tarn.domain.failure.Gone where it was deleted
     */
    StoredResource read(DatastoreId store, ResourceAddress address);

    /**
     * {@return this version, be it the current one or not}
     *
     * @throws dev.tarn.domain.failure.NotFound where there is no such version
     * @throws dev.tarn.domain.failure.Gone for the version that says that the resource was deleted
     */
    StoredResource read(DatastoreId store, ResourceAddress address, VersionId version);

    /**
     * Stores the next version of a resource, or creates it under the id that the client has chosen. It is a new version
     * also where the content is that of the current one.
     *
     * @throws dev.tarn.domain.failure.Invalid for a body that is no resource of this type and id
     * @throws dev.tarn.domain.failure.PreconditionFailed where the precondition does not hold
     */
    WrittenResource update(DatastoreId store, UpdateResource request);

    /**
     * Changes a resource by a JSON Patch, wholly or not at all. {@code id} and {@code resourceType} cannot be changed,
     * and what a patch does to the server's two members of {@code meta} is lost.
     *
     * @throws dev.tarn.domain.failure.Invalid for a patch that is no JSON Patch, and where the result is no resource
     * @throws dev.tarn.domain.failure.NotFound where there is no such resource
     * @throws dev.tarn.domain.failure.Gone where it was deleted
     * @throws dev.tarn.domain.failure.PreconditionFailed where the precondition does not hold
     * @throws dev.tarn.domain.failure.Unprocessable where the patch cannot be applied to what is there
     */
    StoredResource patch(DatastoreId store, PatchResource request);

    /**
     * Deletes a resource: its next version says so. One that is deleted already stays as it is, without a new version.
     *
     * @throws dev.tarn.domain.failure.NotFound where there never was such a resource
     * @throws dev.tarn.domain.failure.PreconditionFailed where the precondition does not hold
     */
    DeletedResource delete(DatastoreId store, DeleteResource request);

    /**
     * {@return the versions of a resource, the newest first, deletions included}
     *
     * @throws dev.tarn.domain.failure.NotFound where there never was such a resource
     * @throws dev.tarn.domain.failure.Invalid for a page token that is not of this history
     */
    ResourceHistory history(DatastoreId store, HistoryRequest request);

    /**
     * Does everything in the order given, or nothing ({@code data-plane.md} 3.5). A link in a body or a patch to
     * an entry's {@code fullUrl} becomes the address that the entry's resource gets ({@code decisions.md} D72).
     *
     * @return one answer for each entry, in their order
     * @throws TransactionFailed where an entry cannot be done; it says which, and why. Nothing was written then
     * @throws dev.tarn.domain.failure.Unprocessable for more than {@value TransactionEntry#MOST} entries
     * @throws dev.tarn.domain.failure.Invalid where two entries write one resource, or have one {@code fullUrl}
     */
    List<EntryAnswer> transaction(DatastoreId store, List<TransactionEntry> entries);
}
