package dev.tarn.ports.fhir;

import dev.tarn.domain.datastore.DatastoreId;

/** FHIR's history interactions ({@code data-plane.md} 3.2). Thread-safe. */
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

    /**
     * {@return the versions of all resources of a data store, or of those of one type, the newest first, deletions included}
     * Each call returns one page. Versions that are written between two calls do not move the pages behind the first.
     * Resources of types without a history, as AuditEvent, are left out ({@code decisions.md} T27, T60).
     *
     * @throws dev.tarn.domain.failure.Unsupported for a type without a history
     * @throws dev.tarn.domain.failure.NotFound for a data store that is unknown or DELETED
     * @throws dev.tarn.domain.failure.Conflict for a data store that is not ACTIVE
     * @throws dev.tarn.domain.failure.Invalid for a page token of another history
     */
    ResourceHistory ofSystem(DatastoreId store, SystemHistoryRequest request);
}
