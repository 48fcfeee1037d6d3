package dev.tarn.ports.contract;

import static dev.tarn.domain.job.JobStatus.COMPLETED;
import static dev.tarn.domain.job.JobStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.S3Uri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import makes of its input ({@code data-plane.md} 1.2, 1.5; {@code decisions.md} D24 to D29). */
public interface ImportInputContract extends SubjectContract {

    @Test
    default void one_object_that_is_named_is_imported_alone() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put("in/a.ndjson", Lines.patient("p1"));
            client.put("in/b.ndjson", Lines.patient("p2"));
            ImportJob job = Imported.from(client, store, "in/b.ndjson");
            assertThat(job.status()).isEqualTo(COMPLETED);
            assertThat(job.input()).isEqualTo(new S3Uri(HealthLakeSubject.INPUT + "/in/b.ndjson"));
            assertThat(job.progress().scannedFiles()).isEqualTo(1);
            assertThat(Exported.identities(client, store)).containsExactly("Patient/p2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent/", "absent", "absent.ndjson", "in/", "in/notes"})
    default void an_input_without_an_ndjson_object_fails_the_job_and_the_message_names_it(String input) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put("in/notes.txt", "no patients here");
            ImportJob job = Imported.from(client, store, input);
            assertThat(job.status()).isEqualTo(FAILED);
            assertThat(job.state().message().orElseThrow().value()).contains(HealthLakeSubject.INPUT + "/" + input);
            assertThat(job.state().endTime()).isPresent();
            assertThat(Exported.identities(client, store)).isEmpty();
        }
    }

    @Test
    default void an_object_of_another_extension_is_not_read_but_counted_as_a_customer_error() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put("in/a.ndjson", Lines.patient("p1"));
            client.put("in/b.json", Lines.patient("p2"));
            ImportJob job = Imported.from(client, store, "in/");
            assertThat(job.progress().filesWithCustomerError()).isEqualTo(1);
            assertThat(job.progress().resourcesScanned()).isEqualTo(1);
            assertThat(Exported.identities(client, store)).containsExactly("Patient/p1");
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
            ImportJob job = Imported.from(client, store, "in/");
            assertThat(job.status()).isEqualTo(COMPLETED);
            assertThat(job.progress().resourcesScanned()).isEqualTo(2);
            assertThat(Exported.identities(client, store)).containsExactly("Patient/p1", "Patient/p2");
        }
    }

    @Test
    default void the_last_line_of_an_id_wins_within_a_job_and_between_jobs() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            client.put("in/a.ndjson", Lines.patient("p1", "en"), Lines.patient("p1", "fr"));
            assertThat(Imported.from(client, store, "in/").progress().resourcesImported())
                    .isEqualTo(2);
            assertThat(Exported.from(client, store))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("\"fr\""));
            client.put("in/a.ndjson", Lines.patient("p1", "de"));
            assertThat(Imported.from(client, store, "in/").progress().resourcesImported())
                    .isEqualTo(1);
            assertThat(Exported.from(client, store))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("\"de\""));
        }
    }

    @Test
    default void only_a_line_that_differs_makes_a_new_version_and_the_version_is_the_servers_own() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            String claimed = "\"meta\":{\"versionId\":\"99\",\"lastUpdated\":\"1999-12-31T23:59:59Z\"},";
            client.put("in/a.ndjson", Lines.patient("p1").replace("\"language\"", claimed + "\"language\""));
            Imported.from(client, store, "in/");
            assertThat(Imported.from(client, store, "in/").progress().resourcesImported())
                    .isEqualTo(1);
            assertThat(Exported.from(client, store))
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .containsPattern("\"versionId\"\\s*:\\s*\"1\"")
                            .doesNotContain("1999"));
            client.put("in/a.ndjson", Lines.patient("p1", "fr"));
            Imported.from(client, store, "in/");
            assertThat(Exported.from(client, store))
                    .singleElement()
                    .satisfies(line -> assertThat(line).containsPattern("\"versionId\"\\s*:\\s*\"2\""));
        }
    }
}
