package dev.tarn.aws;

import dev.tarn.ports.Datastores;
import dev.tarn.ports.ExportJobs;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.ImportJobs;
import dev.tarn.ports.Tagging;
import dev.tarn.ports.fhir.FhirEndpoint;
import java.util.function.Function;

/** HealthLake at AWS, in one scope. */
record AwsHealthLake(
        Datastores datastores, ImportJobs importJobs, ExportJobs exportJobs, Tagging tagging, FhirEndpoint fhir)
        implements HealthLake {

    /**
     * {@return HealthLake over this wire}
     *
     * @param fhir makes the FHIR endpoint; the argument looks up its URL
     */
    static HealthLake over(Wire wire, Function<Datastores, FhirEndpoint> fhir) {
        Datastores stores = new AwsDatastores(wire);
        return new AwsHealthLake(
                stores, new AwsImportJobs(wire), new AwsExportJobs(wire), new AwsTagging(wire), fhir.apply(stores));
    }
}
