package dev.tarn.aws;

import dev.tarn.domain.failure.Unsupported;
import dev.tarn.ports.Datastores;
import dev.tarn.ports.ExportJobs;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.ImportJobs;
import dev.tarn.ports.Tagging;
import dev.tarn.ports.fhir.FhirResources;

/** HealthLake at AWS, in one scope. */
record AwsHealthLake(Datastores datastores, ImportJobs importJobs, ExportJobs exportJobs, Tagging tagging)
        implements HealthLake {

    static HealthLake over(Wire wire) {
        return new AwsHealthLake(
                new AwsDatastores(wire), new AwsImportJobs(wire), new AwsExportJobs(wire), new AwsTagging(wire));
    }

    /**
     * Refuses.
     *
     * @throws Unsupported always
     */
    @Override
    public FhirResources fhirResources() {
        throw new Unsupported("Tarn does not pass FHIR requests on to the real HealthLake yet; send them, signed, to"
                + " the DatastoreEndpoint that DescribeFHIRDatastore shows");
    }
}
