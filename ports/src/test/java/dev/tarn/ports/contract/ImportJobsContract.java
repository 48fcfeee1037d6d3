package dev.tarn.ports.contract;

import static dev.tarn.domain.job.JobStatus.COMPLETED;
import static dev.tarn.domain.job.JobStatus.COMPLETED_WITH_ERRORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobProgressReport;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.ports.job.StartImportJobRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an import does ({@code data-plane.md} 1; {@code decisions.md} D23 to D28). */
public interface ImportJobsContract extends SubjectContract {

    @Test
    default void every_ndjson_object_of_a_folder_is_imported_and_the_report_is_right_at_the_end() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put("in/a.ndjson", Lines.patient("p1"), Lines.patient("p2"));
            client.put("in/deeper/b.ndjson", Lines.resource("Observation", "p1"));
            client.put("in-another/c.ndjson", Lines.patient("p9"));
            ImportJob job = Imported.from(client, store, "in/");
            assertThat(job.status()).isEqualTo(COMPLETED);
            assertThat(job.state().message()).isEmpty();
            JobProgressReport report = job.progress();
            assertThat(report.scannedFiles()).isEqualTo(2);
            assertThat(report.importedFiles()).isEqualTo(2);
            assertThat(report.resourcesScanned()).isEqualTo(3);
            assertThat(report.resourcesImported()).isEqualTo(3);
            assertThat(report.resourcesWithCustomerError()).isZero();
            assertThat(report.filesWithCustomerError()).isZero();
            int bytes = Lines.patient("p1").length() * 2
                    + Lines.resource("Observation", "p1").length()
                    + 3;
            assertThat(report.scannedMegabytes()).isCloseTo(bytes / 1e6, within(1e-6));
            assertThat(Exported.identities(client, store))
                    .containsExactly("Observation/p1", "Patient/p1", "Patient/p2");
        }
    }

    @Test
    default void the_job_leaves_a_manifest_and_logs_and_a_failure_log_only_where_something_failed() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put("good/deep/a.ndjson", Lines.patient("p1"));
            client.put("bad/b.ndjson", Lines.patient("p2"), Lines.NO_ID);
            ImportJob good = Imported.from(client, store, "good/");
            assertThat(Exported.below(client, good.ticket().output().s3Uri()))
                    .containsExactly(Imported.at(good, "Manifest.json"), Imported.at(good, "SUCCESS/deep/a.ndjson"));
            ImportJob bad = Imported.from(client, store, "bad/");
            assertThat(Exported.below(client, bad.ticket().output().s3Uri()))
                    .containsExactly(
                            Imported.at(bad, "FAILURE/b.ndjson"),
                            Imported.at(bad, "Manifest.json"),
                            Imported.at(bad, "SUCCESS/b.ndjson"));
            assertThat(client.lines(Imported.at(bad, "FAILURE/b.ndjson")))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("\"lineId\":2", "OperationOutcome"));
        }
    }

    @Test
    default void bad_lines_are_counted_and_the_good_ones_imported() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put(
                    "in/nine.ndjson",
                    Lines.patient("p1"),
                    Lines.NOT_JSON,
                    Lines.patient("p2"),
                    Lines.NO_ID,
                    Lines.BAD_ID,
                    Lines.patient("p3"),
                    Lines.UNKNOWN_TYPE,
                    Lines.AN_ARRAY,
                    Lines.patient("p4"));
            ImportJob job = Imported.from(client, store, "in/");
            assertThat(job.status()).isEqualTo(COMPLETED_WITH_ERRORS);
            assertThat(job.progress().scannedFiles()).isEqualTo(1);
            assertThat(job.progress().importedFiles()).isEqualTo(1);
            assertThat(job.progress().resourcesScanned()).isEqualTo(9);
            assertThat(job.progress().resourcesImported()).isEqualTo(4);
            assertThat(job.progress().resourcesWithCustomerError()).isEqualTo(5);
            assertThat(Exported.identities(client, store))
                    .containsExactly("Patient/p1", "Patient/p2", "Patient/p3", "Patient/p4");
        }
    }

    @Test
    default void an_import_of_which_every_line_fails_is_COMPLETED_WITH_ERRORS() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put("in/a.ndjson", Lines.NOT_JSON, Lines.NO_ID);
            ImportJob job = Imported.from(client, store, "in/");
            assertThat(job.status()).isEqualTo(COMPLETED_WITH_ERRORS);
            assertThat(job.progress().resourcesImported()).isZero();
            assertThat(job.progress().resourcesWithCustomerError()).isEqualTo(2);
            assertThat(Exported.identities(client, store)).isEmpty();
        }
    }

    @Test
    default void a_job_that_has_not_begun_reports_nothing_yet() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            JobId id = new AnyImportJobs(client).start(store);
            assertThat(client.healthLake.importJobs().describe(store, id).progress())
                    .isEqualTo(JobProgressReport.NOTHING_YET);
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_job_shows_the_validation_level_that_was_asked(ValidationLevel level) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            S3Uri input = client.put("in/a.ndjson", Lines.patient("p1"));
            JobId id = client.healthLake
                    .importJobs()
                    .start(new StartImportJobRequest(
                            store, input, Client.OUTPUT, Client.ROLE, Optional.empty(), level, Optional.empty()))
                    .jobId();
            assertThat(client.healthLake.importJobs().describe(store, id).validationLevel())
                    .isEqualTo(level);
        }
    }
}
