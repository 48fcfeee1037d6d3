package dev.tarn.aws;

import dev.tarn.ports.Datastores;
import dev.tarn.ports.ExportJobs;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.ImportJobs;
import dev.tarn.ports.Tagging;
import dev.tarn.ports.fhir.FhirResources;
import java.util.function.Function;

/** HealthLake at AWS, in one scope. */
record AwsHealthLake(
        Datastores datastores,
        ImportJobs importJobs,
        ExportJobs exportJobs,
        Tagging tagging,
        FhirResources fhirResources)
        implements HealthLake {

    /**
     * {@return HealthLake over this wire}
     *
     * @param fhir resources, by the data stores that have them
     */
    static HealthLake over(Wire wire, Function<Datastores, FhirResources> fhir) {
        Datastores stores = new AwsDatastores(wire);
        return new AwsHealthLake(
                stores, new AwsImportJobs(wire), new AwsExportJobs(wire), new AwsTagging(wire), fhir.apply(stores));
    }
}
