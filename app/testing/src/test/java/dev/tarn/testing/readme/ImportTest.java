package dev.tarn.testing.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tarn.testing.TarnTest;
import dev.tarn.testing.TestBucket;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.JobStatus;

@TarnTest
class ImportTest {
    @Test
    void a_patient_is_imported(HealthLakeClient client, TestBucket bucket) {
        bucket.put("in/Patient.ndjson", "{\"resourceType\":\"Patient\",\"id\":\"ann\"}");
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
        assertEquals(JobStatus.COMPLETED, ended.jobStatus());
    }
}
