package dev.tarn.ports.fhir;

import dev.tarn.domain.datastore.DatastoreId;

/**
 * FHIR's conditional interactions: writes to a resource that a search finds ({@code data-plane.md} 3.2,
 * {@code decisions.md} D42). Of several at once, each sees what those before it wrote, so that two conditional creates
 * never create two resources. Thread-safe.
 *
 * <p>Every method throws {@link dev.tarn.domain.failure.PreconditionFailed} for a condition that several resources match,
 * {@link dev.tarn.domain.failure.Invalid} for one that cannot be used, and as {@link FhirResources} does.
 */
public interface FhirConditionals {

    /** {@return the resource that was created, or the only one that matches} */
    WrittenResource create(DatastoreId store, ConditionalCreate request);

    /**
     * {@return the resource that was created or updated}
     *
     * @throws dev.tarn.domain.failure.Conflict for a body with an id that is not the match's, or that is taken where
     *     nothing matches
     */
    WrittenResource update(DatastoreId store, ConditionalUpdate request);

    /**
     * {@return the deletion}
     *
     * @throws dev.tarn.domain.failure.NotFound if nothing matches
     * @throws dev.tarn.domain.failure.Conflict if the resource that {@code _id} names does not match the rest
     */
    DeletedResource delete(DatastoreId store, ConditionalDelete request);

    /**
     * Deletes matches, each independently of the others.
     *
     * @return one entry for each resource that was deleted or could not be; none where nothing matches
     */
    DeletedMatches deleteMatches(DatastoreId store, DeleteMatches request);

    /**
     * {@return the request with the conditional references in its body, such as {@code Practitioner?identifier=1}, replaced
     * by the addresses of the only resources that match} Entries of batches have them resolved; those of transactions are
     * resolved by {@link FhirTransactions} ({@code decisions.md} D71).
     *
     * @throws dev.tarn.domain.failure.PreconditionFailed for a reference that no resource or several match
     */
    FhirRequest withReferences(DatastoreId store, FhirRequest request);
}
