package dev.tarn.ports;

import dev.tarn.ports.fhir.FhirResources;

/**
 * HealthLake as one account sees it in one region: the thirteen operations of its 2025 API, by what they act on, and the
 * FHIR endpoint of its data stores. Safe
 * for use by many threads. Every method may throw a
 * {@link dev.tarn.domain.failure.HealthLakeException}; each names those that a caller can do something about.
 */
public interface HealthLake {

    /** {@return create, describe, list and delete data stores} */
    Datastores datastores();

    /** {@return start, describe and list import jobs} */
    ImportJobs importJobs();

    /** {@return start, describe and list export jobs} */
    ExportJobs exportJobs();

    /** {@return tag and untag data stores} */
    Tagging tagging();

    /** {@return create, read, update, patch and delete the resources of data stores} */
    FhirResources fhirResources();
}
