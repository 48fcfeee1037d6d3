package dev.tarn.ports;

import dev.tarn.domain.smart.Access;
import dev.tarn.ports.datastore.Datastores;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.job.ExportJobs;
import dev.tarn.ports.job.ImportJobs;
import dev.tarn.ports.tag.Tagging;

/**
 * HealthLake in one account and region: the thirteen operations of its 2025 API and {@code UpdateFHIRDatastore}, grouped by what they act on, and the
 * FHIR endpoint of its data stores. Thread-safe. Every method may throw a
 * {@link dev.tarn.domain.failure.HealthLakeException}; each documents those that a caller can handle.
 */
public interface HealthLake {

    /** {@return create, describe, list, update and delete data stores} */
    Datastores datastores();

    /** {@return start, describe and list import jobs} */
    ImportJobs importJobs();

    /** {@return start, describe and list export jobs} */
    ExportJobs exportJobs();

    /** {@return tag and untag data stores} */
    Tagging tagging();

    /**
     * {@return the FHIR endpoint of the data stores: resources, history, search, transactions}
     *
     * @param access what the requests may do: {@link Access#ALL}, or the grants of a token. Every answer is limited to it, so
     *     that no caller of the port has to remember it
     * @throws dev.tarn.domain.failure.Unsupported for grants, where HealthLake itself authorizes the requests
     */
    FhirEndpoint fhir(Access access);
}
