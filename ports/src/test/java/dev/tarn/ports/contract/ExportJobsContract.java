package dev.tarn.ports.contract;

import static dev.tarn.domain.job.JobStatus.COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.job.StartImportJobRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an export does ({@code data-plane.md} 2.3). */
public interface ExportJobsContract extends SubjectContract {

    private static void imported(Client client, DatastoreId store, String... lines) {
        S3Uri input = client.put("to-export.ndjson", lines);
        client.healthLake.importJobs().start(StartImportJobRequest.of(store, input, Client.OUTPUT, Client.ROLE));
        client.finishJobs();
    }

    private static ExportJob exported(Client client, DatastoreId store) {
        JobId id = client.jobs(JobKind.EXPORT).start(store);
        client.finishJobs();
        return client.healthLake.exportJobs().describe(store, id);
    }

    @Test
    default void what_was_imported_is_exported_each_resource_once_and_unchanged_but_for_its_meta() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            String[] lines = IntStream.range(0, 40)
                    .mapToObj(n -> Lines.resource(n % 3 == 0 ? "Patient" : "Observation", "r" + n))
                    .toArray(String[]::new);
            imported(client, store, lines);
            List<String> exported = Exported.from(client, store);
            assertThat(exported).hasSize(40);
            assertThat(exported.stream().map(Lines::identity))
                    .containsExactlyInAnyOrderElementsOf(
                            List.of(lines).stream().map(Lines::identity).toList());
            assertThat(exported)
                    .allSatisfy(line -> assertThat(line)
                            .containsPattern("\"language\"\\s*:\\s*\"en\"")
                            .contains("\"versionId\"", "\"lastUpdated\""));
        }
    }

    @Test
    default void an_object_holds_one_type_and_lies_in_the_folder_of_that_type() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            imported(client, store, Lines.patient("p1"), Lines.resource("Observation", "o1"), Lines.patient("p2"));
            ExportJob job = exported(client, store);
            assertThat(job.status()).isEqualTo(COMPLETED);
            assertThat(job.state().message()).isEmpty();
            List<S3Uri> objects = Exported.objects(client, job);
            assertThat(objects).hasSize(2);
            assertThat(objects).allSatisfy(uri -> {
                String below = uri.value()
                        .substring(job.ticket().output().s3Uri().value().length());
                String type = below.substring(0, below.indexOf('/'));
                assertThat(below).startsWith(type + "/" + type + "-").endsWith(".ndjson");
                assertThat(client.lines(uri))
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(Lines.identity(line)).startsWith(type + "/"));
            });
        }
    }

    @Test
    default void an_export_of_an_empty_store_is_COMPLETED_and_writes_no_resource() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            ExportJob job = exported(client, client.activeStore());
            assertThat(job.status()).isEqualTo(COMPLETED);
            assertThat(Exported.objects(client, job)).isEmpty();
        }
    }

    @Test
    default void every_export_has_a_folder_of_its_own_and_shows_the_store_as_it_was_then() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            imported(client, store, Lines.patient("p1"));
            ExportJob first = exported(client, store);
            imported(client, store, Lines.patient("p2"));
            ExportJob second = exported(client, store);
            assertThat(second.ticket().output()).isNotEqualTo(first.ticket().output());
            assertThat(Exported.objects(client, first).stream()
                            .flatMap(uri -> client.lines(uri).stream())
                            .map(Lines::identity))
                    .containsExactly("Patient/p1");
            assertThat(Exported.objects(client, second).stream()
                            .flatMap(uri -> client.lines(uri).stream())
                            .map(Lines::identity))
                    .containsExactlyInAnyOrder("Patient/p1", "Patient/p2");
        }
    }

    @Test
    default void an_export_holds_nothing_of_another_store() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            DatastoreId neighbour = client.activeStore();
            imported(client, store, Lines.patient("mine"));
            imported(client, neighbour, Lines.patient("theirs"));
            assertThat(Exported.identities(client, store)).containsExactly("Patient/mine");
        }
    }
}
