package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.AdditionalRequestHeadersInterceptor;
import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import dev.tarn.testing.TarnTest;
import dev.tarn.testing.TestDatastore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;

/** A server inside a test, filled by the official client and read by HAPI's. */
@TarnTest
class HapiClientTest {

    @TempDir
    private Path folder;

    @Test
    void a_store_is_made_imported_into_and_read_by_HAPI() throws Exception {
        Files.createDirectories(folder.resolve("bucket/in"));
        Files.writeString(
                folder.resolve("bucket/in/Patient.ndjson"),
                "{\"resourceType\":\"Patient\",\"id\":\"ann\",\"birthDate\":\"1980-02-29\"}\n");
        try (TarnServer tarn = TarnServer.start(Settings.forTest(folder));
                HealthLakeClient client = HealthLakeClient.builder()
                        .endpointOverride(tarn.url())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                        .build()) {
            String store = client.createFHIRDatastore(b -> b.datastoreTypeVersion("R4"))
                    .datastoreId();
            String job = client.startFHIRImportJob(b -> b.datastoreId(store)
                            .inputDataConfig(i -> i.s3Uri("s3://bucket/in/"))
                            .jobOutputDataConfig(o -> o.s3Configuration(
                                    s -> s.s3Uri("s3://bucket/out/").kmsKeyId("any-key")))
                            .dataAccessRoleArn("arn:aws:iam::123456789012:role/any"))
                    .jobId();
            client.waiter().waitUntilFHIRImportJobCompleted(b -> b.datastoreId(store).jobId(job));

            IGenericClient fhir = FhirContext.forR4()
                    .newRestfulGenericClient(client.describeFHIRDatastore(b -> b.datastoreId(store))
                            .datastoreProperties()
                            .datastoreEndpoint());
            // Tarn verifies no signature, so none need be computed.
            AdditionalRequestHeadersInterceptor signature = new AdditionalRequestHeadersInterceptor();
            signature.addHeaderValue(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/healthlake/aws4_request,"
                            + " SignedHeaders=host, Signature=none");
            fhir.registerInterceptor(signature);

            Patient ann = fhir.read().resource(Patient.class).withId("ann").execute();
            assertEquals("1980-02-29", ann.getBirthDateElement().getValueAsString());
            assertEquals("1", ann.getMeta().getVersionId());
        }
    }

    @Test
    void the_extension_supplies_both_clients(IGenericClient fhir, HealthLakeClient client, TestDatastore datastore) {
        Patient ann = new Patient();
        ann.setId("ann");

        fhir.update().resource(ann).execute();

        assertEquals("1", fhir.read().resource(Patient.class).withId("ann").execute().getMeta().getVersionId());
        assertEquals(
                datastore.id().value(),
                client.listFHIRDatastores(b -> {}).datastorePropertiesList().get(0).datastoreId());
    }
}
