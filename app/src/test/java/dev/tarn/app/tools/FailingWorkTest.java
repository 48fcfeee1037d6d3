package dev.tarn.app.tools;

import static dev.tarn.domain.operation.HealthLakeOperation.START_FHIR_EXPORT_JOB;
import static dev.tarn.domain.operation.HealthLakeOperation.START_FHIR_IMPORT_JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.app.tools.Tools.Reply;
import dev.tarn.ports.fault.InjectedFault;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.healthlake.model.DatastoreProperties;
import software.amazon.awssdk.services.healthlake.model.DatastoreStatus;
import software.amazon.awssdk.services.healthlake.model.HealthLakeException;
import software.amazon.awssdk.services.healthlake.model.ImportJobProperties;
import software.amazon.awssdk.services.healthlake.model.JobStatus;

/** Faults of data stores, jobs, objects and the disk. */
class FailingWorkTest extends FaultTest {

    @Test
    void a_data_store_ends_in_CREATE_FAILED_with_both_categories_of_an_error_cause() throws Exception {
        for (String category : new String[] {"RETRYABLE_ERROR", "NON_RETRYABLE_ERROR"}) {
            Tools.send(tarn.url(), "POST", "/_tarn/faults", """
                {"operation":"CreateFHIRDatastore","times":1,"endsIn":"CREATE_FAILED",
                 "errorCause":{"errorMessage":"No capacity","errorCategory":"%s"}}\
                """.formatted(category));

            DatastoreProperties failed = describe(create());

            assertThat(failed.datastoreStatus()).isEqualTo(DatastoreStatus.CREATE_FAILED);
            assertThat(failed.errorCause().errorMessage()).isEqualTo("No capacity");
            assertThat(failed.errorCause().errorCategoryAsString()).isEqualTo(category);
        }
        assertThat(describe(create()).datastoreStatus()).isEqualTo(DatastoreStatus.ACTIVE);
    }

    @Test
    void a_job_stays_IN_PROGRESS_until_its_stall_is_released() throws Exception {
        String store = create();
        input("stalled", 3);
        Reply added = Tools.send(
                tarn.url(), "POST", "/_tarn/faults", "{\"operation\":\"StartFHIRImportJob\",\"stall\":true}");
        String job = startImport(once, store, "stalled");
        assertThat(describe(store, job).jobStatus()).isEqualTo(JobStatus.IN_PROGRESS);
        assertThat(tarn.clock().advance(Duration.ofHours(1)).runningJobs()).isEqualTo(1);

        String id = added.body().at("/faults/0/id").asText();
        Tools.send(tarn.url(), "POST", "/_tarn/faults/" + id + "/release", "");

        assertThat(describe(store, job).jobStatus()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void a_job_fails_after_some_resources_with_the_message_of_the_fault() throws Exception {
        String store = create();
        input("many", 12_000);
        tarn.faults().on(START_FHIR_IMPORT_JOB).times(1).failJob("The service was interrupted", 100);

        ImportJobProperties job = describe(store, startImport(once, store, "many"));

        assertThat(job.jobStatus()).isEqualTo(JobStatus.FAILED);
        assertThat(job.message()).isEqualTo("The service was interrupted");
        assertThat(job.jobProgressReport().totalNumberOfResourcesImported()).isBetween(100L, 11_999L);
    }

    @Test
    void an_export_fails_before_its_first_resource() {
        String store = create();
        tarn.faults().on(START_FHIR_EXPORT_JOB).failJob("No capacity");
        String job = once.startFHIRExportJob(request -> request.datastoreId(store)
                        .outputDataConfig(output -> output.s3Configuration(
                                s3 -> s3.s3Uri("s3://bucket/exported/").kmsKeyId("key")))
                        .dataAccessRoleArn("arn:aws:iam::123456789012:role/any"))
                .jobId();

        assertThat(once.describeFHIRExportJob(
                                request -> request.datastoreId(store).jobId(job))
                        .exportJobProperties()
                        .message())
                .isEqualTo("No capacity");
        assertThat(objects.resolve("bucket").resolve("exported")).doesNotExist();
    }

    @Test
    void an_object_that_cannot_be_read_or_written_fails_the_job_with_its_name() throws Exception {
        String store = create();
        input("unread", 3);
        InjectedFault reading = tarn.faults().anywhere().failReading("s3://bucket/unread/*.ndjson");
        ImportJobProperties unread = describe(store, startImport(once, store, "unread"));
        assertThat(unread.jobStatus()).isEqualTo(JobStatus.FAILED);
        assertThat(unread.message()).contains("s3://bucket/unread/a.ndjson cannot be read");
        assertThat(unread.jobProgressReport().totalNumberOfResourcesImported()).isZero();
        assertThat(reading.hits()).isPositive();
        reading.remove();

        InjectedFault writing = tarn.faults().anywhere().failWriting("s3://bucket/out/*anifest.json");
        ImportJobProperties unwritten = describe(store, startImport(once, store, "unread"));
        assertThat(unwritten.jobStatus()).isEqualTo(JobStatus.FAILED);
        assertThat(unwritten.message()).contains("anifest.json", "cannot be written");
        assertThat(writing.hits()).isPositive();
    }

    @Test
    void a_full_disk_rejects_writes_but_not_reads_and_health_says_so() throws Exception {
        String store = create();
        tarn.faults().anywhere().diskFull();

        assertThatThrownBy(this::create)
                .isInstanceOfSatisfying(
                        HealthLakeException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(507));
        assertThat(describe(store).datastoreStatus()).isEqualTo(DatastoreStatus.ACTIVE);
        HttpResponse<String> put = Tools.HTTP.send(
                HttpRequest.newBuilder(tarn.url().resolve("/datastore/" + store + "/r4/Patient/ann"))
                        .header("Authorization", Tools.AUTHORIZATION)
                        .header("Content-Type", "application/fhir+json")
                        .PUT(BodyPublishers.ofString("{\"resourceType\":\"Patient\",\"id\":\"ann\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(put.statusCode()).isEqualTo(507);
        Reply health = Tools.send(tarn.url(), "GET", "/_tarn/health", "");
        assertThat(health.body().path("status").asText()).isEqualTo("read-only");
    }
}
