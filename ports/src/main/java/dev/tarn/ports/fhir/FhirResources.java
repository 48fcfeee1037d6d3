package dev.tarn.ports.fhir;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;

/**
 * FHIR's interactions with one resource, in the terms of FHIR: create, read, vread, update, patch, delete
 * ({@code data-plane.md} 3.2). Read-after-write consistent ({@code decisions.md} D47). Thread-safe.
 *
 * <p>Every method throws {@link dev.tarn.domain.failure.NotFound} for a data store that is unknown or DELETED, and
 * {@link dev.tarn.domain.failure.Conflict} for one that is not ACTIVE.
 */
public interface FhirResources {

    /**
     * Stores a resource under a new id, whatever id its body has ({@code decisions.md} D41).
     *
     * @throws dev.tarn.domain.failure.Invalid for a body that is no resource of this type
     * @throws dev.tarn.domain.failure.Duplicate if the idempotency key has made a resource before
     */
    StoredResource create(DatastoreId store, CreateResource request);

    /**
     * {@return the current version}
     *
     * @throws dev.tarn.domain.failure.NotFound if there is no such resource
     * @throws dev.tarn.domain.failure.Gone if it was deleted
     */
    StoredResource read(DatastoreId store, ResourceAddress address);

    /**
     * {@return this version, the current one or an earlier one}
     *
     * @throws dev.tarn.domain.failure.NotFound if there is no such version
     * @throws dev.tarn.domain.failure.Gone for the version that says that the resource was deleted
     */
    StoredResource vread(DatastoreId store, ResourceAddress address, VersionId version);

    /**
     * Stores the next version of a resource, or creates it under the id that the client has chosen. It is a new version
     * also where the content is that of the current one.
     *
     * @throws dev.tarn.domain.failure.Invalid for a body that is no resource of this type and id
     * @throws dev.tarn.domain.failure.PreconditionFailed if the precondition does not hold
     */
    WrittenResource update(DatastoreId store, UpdateResource request);

    /**
     * Applies a JSON Patch to a resource atomically. {@code id} and {@code resourceType} cannot be changed, and what a
     * patch does to the server's two members of {@code meta} is lost.
     *
     * @throws dev.tarn.domain.failure.Invalid for a patch that is no JSON Patch, and where the result is no resource
     * @throws dev.tarn.domain.failure.NotFound if there is no such resource
     * @throws dev.tarn.domain.failure.Gone if it was deleted
     * @throws dev.tarn.domain.failure.PreconditionFailed if the precondition does not hold
     * @throws dev.tarn.domain.failure.Unprocessable if the patch cannot be applied to what is there
     */
    StoredResource patch(DatastoreId store, PatchResource request);

    /**
     * Deletes a resource: its next version says so. One that is deleted already stays as it is, without a new version.
     *
     * @throws dev.tarn.domain.failure.NotFound if there never was such a resource
     * @throws dev.tarn.domain.failure.PreconditionFailed if the precondition does not hold
     */
    DeletedResource delete(DatastoreId store, DeleteResource request);
}
