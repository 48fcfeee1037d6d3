package dev.tarn.ports.contract;

import static dev.tarn.domain.job.JobStatus.COMPLETED;
import static dev.tarn.domain.job.JobStatus.COMPLETED_WITH_ERRORS;
import static dev.tarn.domain.job.JobStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobProgressReport;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.ports.StartImportJobRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import does ({@code data-plane.md} 1; {@code decisions.md} D23 to D28). */
public interface ImportJobsContract extends SubjectContract {

    /** Lets an import of this input run to its end. */
    private static ImportJob imported(Client client, DatastoreId store, String input) {
        JobId id = client.healthLake
                .importJobs()
                .start(StartImportJobRequest.of(
                        store, new S3Uri(HealthLakeSubject.INPUT + "/" + input), Client.OUTPUT, Client.ROLE))
                .jobId();
        client.finishJobs();
        return client.healthLake.importJobs().describe(store, id);
    }

    private static List<String> contents(Client client, DatastoreId store) {
        return Exported.from(client, store).stream()
                .map(Lines::identity)
                .sorted()
                .toList();
    }

    private static S3Uri inFolder(ImportJob job, String path) {
        return new S3Uri(job.ticket().output().s3Uri() + path);
    }

    @Test
    default void every_ndjson_object_of_a_folder_is_imported_and_the_report_is_right_at_the_end() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put("in/a.ndjson", Lines.patient("p1"), Lines.patient("p2"));
            client.put("in/deeper/b.ndjson", Lines.resource("Observation", "p1"));
            client.put("in-another/c.ndjson", Lines.patient("p9"));
            ImportJob job = imported(client, store, "in/");
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
            assertThat(contents(client, store)).containsExactly("Observation/p1", "Patient/p1", "Patient/p2");
        }
    }

    @Test
    default void one_object_that_is_named_is_imported_alone() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put("in/a.ndjson", Lines.patient("p1"));
            client.put("in/b.ndjson", Lines.patient("p2"));
            ImportJob job = imported(client, store, "in/b.ndjson");
            assertThat(job.status()).isEqualTo(COMPLETED);
            assertThat(job.input()).isEqualTo(new S3Uri(HealthLakeSubject.INPUT + "/in/b.ndjson"));
            assertThat(job.progress().scannedFiles()).isEqualTo(1);
            assertThat(contents(client, store)).containsExactly("Patient/p2");
        }
    }

    @Test
    default void the_job_leaves_a_manifest_and_logs_and_a_failure_log_only_where_something_failed() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put("good/deep/a.ndjson", Lines.patient("p1"));
            client.put("bad/b.ndjson", Lines.patient("p2"), Lines.NO_ID);
            ImportJob good = imported(client, store, "good/");
            assertThat(Exported.below(client, good.ticket().output().s3Uri()))
                    .containsExactly(inFolder(good, "Manifest.json"), inFolder(good, "SUCCESS/deep/a.ndjson"));
            ImportJob bad = imported(client, store, "bad/");
            assertThat(Exported.below(client, bad.ticket().output().s3Uri()))
                    .containsExactly(
                            inFolder(bad, "FAILURE/b.ndjson"),
                            inFolder(bad, "Manifest.json"),
                            inFolder(bad, "SUCCESS/b.ndjson"));
            assertThat(client.lines(inFolder(bad, "FAILURE/b.ndjson")))
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
            ImportJob job = imported(client, store, "in/");
            assertThat(job.status()).isEqualTo(COMPLETED_WITH_ERRORS);
            assertThat(job.progress().scannedFiles()).isEqualTo(1);
            assertThat(job.progress().importedFiles()).isEqualTo(1);
            assertThat(job.progress().resourcesScanned()).isEqualTo(9);
            assertThat(job.progress().resourcesImported()).isEqualTo(4);
            assertThat(job.progress().resourcesWithCustomerError()).isEqualTo(5);
            assertThat(contents(client, store)).containsExactly("Patient/p1", "Patient/p2", "Patient/p3", "Patient/p4");
        }
    }

    @Test
    default void an_import_of_which_every_line_fails_is_COMPLETED_WITH_ERRORS() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put("in/a.ndjson", Lines.NOT_JSON, Lines.NO_ID);
            ImportJob job = imported(client, store, "in/");
            assertThat(job.status()).isEqualTo(COMPLETED_WITH_ERRORS);
            assertThat(job.progress().resourcesImported()).isZero();
            assertThat(job.progress().resourcesWithCustomerError()).isEqualTo(2);
            assertThat(contents(client, store)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent/", "absent", "absent.ndjson", "in/", "in/notes"})
    default void an_input_without_an_ndjson_object_fails_the_job_and_the_message_names_it(String input) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put("in/notes.txt", "no patients here");
            ImportJob job = imported(client, store, input);
            assertThat(job.status()).isEqualTo(FAILED);
            assertThat(job.state().message().orElseThrow().value()).contains(HealthLakeSubject.INPUT + "/" + input);
            assertThat(job.state().endTime()).isPresent();
            assertThat(contents(client, store)).isEmpty();
        }
    }

    @Test
    default void an_object_of_another_extension_is_not_read_but_counted_as_a_customer_error() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put("in/a.ndjson", Lines.patient("p1"));
            client.put("in/b.json", Lines.patient("p2"));
            ImportJob job = imported(client, store, "in/");
            assertThat(job.progress().filesWithCustomerError()).isEqualTo(1);
            assertThat(job.progress().resourcesScanned()).isEqualTo(1);
            assertThat(contents(client, store)).containsExactly("Patient/p1");
        }
    }

    @Test
    default void blank_lines_a_byte_order_mark_and_Windows_line_ends_are_no_errors() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put(
                    "in/a.ndjson",
                    "\uFEFF" + Lines.patient("p1") + "\r",
                    "",
                    "  \t\r",
                    Lines.patient("p2") + "\r",
                    "\r");
            ImportJob job = imported(client, store, "in/");
            assertThat(job.status()).isEqualTo(COMPLETED);
            assertThat(job.progress().resourcesScanned()).isEqualTo(2);
            assertThat(contents(client, store)).containsExactly("Patient/p1", "Patient/p2");
        }
    }

    @Test
    default void the_last_line_of_an_id_wins_within_a_job_and_between_jobs() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put("in/a.ndjson", Lines.patient("p1", "en"), Lines.patient("p1", "fr"));
            assertThat(imported(client, store, "in/").progress().resourcesImported())
                    .isEqualTo(2);
            assertThat(Exported.from(client, store))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("\"fr\""));
            client.put("in/a.ndjson", Lines.patient("p1", "de"));
            assertThat(imported(client, store, "in/").progress().resourcesImported())
                    .isEqualTo(1);
            assertThat(Exported.from(client, store))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("\"de\""));
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
