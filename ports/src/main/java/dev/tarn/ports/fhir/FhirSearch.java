package dev.tarn.ports.fhir;

import dev.tarn.domain.datastore.DatastoreId;

/**
 * FHIR search, and {@code $everything} ({@code data-plane.md} 3.3, 3.7). A search sees every write that returned before it
 * ({@code decisions.md} D47), unless the implementation delays writes. Thread-safe.
 */
public interface FhirSearch {

    /**
     * {@return one page of the matches, and of what they include}
     *
     * @throws dev.tarn.domain.failure.Invalid for a parameter that cannot be used; the message names it, the value given
     *     and what is accepted
     * @throws dev.tarn.domain.failure.NotFound for a data store that is unknown or DELETED
     * @throws dev.tarn.domain.failure.Conflict for a data store that is not ACTIVE
     */
    SearchPage search(DatastoreId store, SearchRequest request);

    /**
     * Validates the parameters of a search, without its result. The local implementation does not search; HealthLake does,
     * because only it knows its parameters.
     *
     * @throws dev.tarn.domain.failure.Invalid for a parameter that cannot be used
     * @throws dev.tarn.domain.failure.NotFound for a data store that is unknown or DELETED
     * @throws dev.tarn.domain.failure.Conflict for a data store that is not ACTIVE
     */
    void check(DatastoreId store, SearchRequest request);

    /**
     * {@return one page of a patient's record, sorted by type and id, with the total of all pages}
     *
     * @throws dev.tarn.domain.failure.Invalid for a parameter that cannot be used
     * @throws dev.tarn.domain.failure.NotFound for a patient that never existed, and as {@link #search}
     * @throws dev.tarn.domain.failure.Gone for a patient that was deleted
     * @throws dev.tarn.domain.failure.Conflict for a data store that is not ACTIVE
     */
    SearchPage everything(DatastoreId store, EverythingRequest request);
}
