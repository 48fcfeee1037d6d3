package dev.tarn.aws;

import dev.tarn.domain.failure.Unsupported;
import dev.tarn.domain.smart.Access;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.Datastores;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.job.ExportJobs;
import dev.tarn.ports.job.ImportJobs;
import dev.tarn.ports.tag.Tagging;
import java.util.function.Function;

/** HealthLake at AWS, in one scope. */
record AwsHealthLake(
        Datastores datastores, ImportJobs importJobs, ExportJobs exportJobs, Tagging tagging, FhirEndpoint endpoint)
        implements HealthLake {

    @Override
    public FhirEndpoint fhir(Access access) {
        if (!access.equals(Access.ALL)) {
            throw new Unsupported(
                    "HealthLake at AWS authorizes requests by their signature; use Access.ALL, and give the"
                            + " identity that signs the permissions of the caller");
        }
        return endpoint;
    }

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
