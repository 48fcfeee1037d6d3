package dev.tarn.ports.fhir;

import dev.tarn.domain.datastore.DatastoreId;

/** FHIR's history interaction ({@code data-plane.md} 3.2). Thread-safe. */
public interface FhirHistory {

    /**
     * {@return the versions of one resource, the newest first, deletions included} Each call returns one page.
     *
     * @throws dev.tarn.domain.failure.NotFound for a resource that never existed, and for a data store that is unknown or
     *     DELETED
     * @throws dev.tarn.domain.failure.Conflict for a data store that is not ACTIVE
     * @throws dev.tarn.domain.failure.Invalid for a page token of another history
     */
    ResourceHistory ofResource(DatastoreId store, HistoryRequest request);
}
