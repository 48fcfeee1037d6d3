package dev.tarn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.JobStatus;

/** Ten tests that run in parallel; {@link TarnExtensionTest} runs them. */
@TarnTest
class ParallelExample {

    @RepeatedTest(10)
    void a_thousand_lines(HealthLakeClient client, HealthLake healthLake, TestBucket bucket) {
        bucket.put("in/Patient.ndjson", lines());
        String store =
                client.createFHIRDatastore(b -> b.datastoreTypeVersion("R4")).datastoreId();
        String job = client.startFHIRImportJob(b -> b.datastoreId(store)
                        .inputDataConfig(input -> input.s3Uri(bucket.uri("in/")))
                        .jobOutputDataConfig(output -> output.s3Configuration(
                                s3 -> s3.s3Uri(bucket.uri("out/")).kmsKeyId("any-key")))
                        .dataAccessRoleArn("arn:aws:iam::123456789012:role/any"))
                .jobId();

        var ended = client.describeFHIRImportJob(b -> b.datastoreId(store).jobId(job))
                .importJobProperties();

        assertThat(ended.jobStatus()).isEqualTo(JobStatus.COMPLETED);
        assertThat(ended.jobProgressReport().totalNumberOfResourcesImported()).isEqualTo(1_000);
        // Its own account: no store of the tests beside it.
        assertThat(healthLake.datastores().list(ListDatastoresRequest.all()).items())
                .extracting(found -> found.id().value())
                .isEqualTo(List.of(store));
    }

    private static String[] lines() {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"resourceType\":\"Patient\",\"id\":\"p" + i + "\"}")
                .toArray(String[]::new);
    }
}
