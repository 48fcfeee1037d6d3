package dev.tarn.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.export.CodingFilter;
import dev.tarn.domain.export.ExportFile;
import dev.tarn.domain.export.ExportLevel;
import dev.tarn.domain.export.ExportSelection;
import dev.tarn.domain.failure.Gone;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.ports.fhir.FhirExports;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.StartExportRequest;
import dev.tarn.ports.job.ListJobsRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Exports that are started over REST ({@code data-plane.md} 2). */
public interface FhirExportsContract extends SubjectContract {

    /** A client of {@code $export}. */
    final class Exporter {

        private static final ExportLevel SYSTEM = new ExportLevel.SystemLevel();
        private static final ExportLevel PATIENTS = new ExportLevel.PatientLevel();

        private final FhirClient client;

        Exporter(HealthLakeSubject subject) {
            this.client = new FhirClient(subject);
        }

        FhirExports exports() {
            return client.fhir().exports();
        }

        Exporter put(String type, String id, String members) {
            client.put(new ResourceAddress(ResourceType.valueOf(type), new ResourceId(id)), members);
            return this;
        }

        JobId start(ExportSelection selection) {
            JobId id = exports()
                    .start(client.store, StartExportRequest.hosted(selection))
                    .jobId();
            assertThat(exports().status(client.store, id).status()).isEqualTo(JobStatus.SUBMITTED);
            return id;
        }

        void begin() {
            client.subject.advance(Client.JOB_START.plus(Client.A_LITTLE));
        }

        ExportJob ended(JobId id) {
            begin();
            client.subject.work();
            return exports().status(client.store, id);
        }

        String file(ExportJob job, ExportFile file) {
            return exports()
                    .file(client.store, job.id(), file.path(), RequestBudget.UNLIMITED)
                    .toString();
        }

        List<String> identities(ExportJob job) {
            assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
            return job.files().stream()
                    .flatMap(file -> {
                        List<String> lines = file(job, file).lines().toList();
                        assertThat(file.count()).isEqualTo(lines.size());
                        return lines.stream();
                    })
                    .map(Lines::identity)
                    .sorted()
                    .toList();
        }

        List<String> exported(ExportSelection selection) {
            return identities(ended(start(selection)));
        }
    }

    private static ExportSelection only(
            ExportLevel level,
            Set<ResourceType> types,
            Optional<Instant> since,
            Optional<Instant> until,
            List<CodingFilter> tags) {
        return new ExportSelection(level, types, since, until, List.of(), tags, Optional.of("ndjson"));
    }

    @Test
    default void a_system_export_has_everything_and_its_files_can_be_downloaded_for_48_hours() {
        try (HealthLakeSubject subject = subject()) {
            Exporter exporter = new Exporter(subject);
            exporter.put("Patient", "p1", "").put("Patient", "p2", "").put("Organization", "o", "");

            ExportJob job = exporter.ended(exporter.start(ExportSelection.EVERYTHING));

            assertThat(exporter.identities(job)).containsExactly("Organization/o", "Patient/p1", "Patient/p2");
            subject.advance(ExportJob.HOSTING.minusSeconds(1));
            assertThat(exporter.identities(job)).hasSize(3);
            subject.advance(Duration.ofSeconds(2));
            assertThatThrownBy(() -> exporter.file(job, job.files().get(0)))
                    .isInstanceOf(Gone.class)
                    .hasMessageContaining("48 hours");
        }
    }

    @Test
    default void patients_are_exported_with_their_compartments_and_a_group_with_those_of_its_active_members() {
        try (HealthLakeSubject subject = subject()) {
            Exporter exporter = new Exporter(subject);
            exporter.put("Patient", "ann", "")
                    .put("Patient", "bob", "")
                    .put("Patient", "cyd", "")
                    .put("Organization", "o", "")
                    .put("Observation", "of-ann", "\"subject\":{\"reference\":\"Patient/ann\"}")
                    .put("Observation", "of-bob", "\"subject\":{\"reference\":\"Patient/bob\"}")
                    .put("Observation", "of-cyd", "\"performer\":[{\"reference\":\"Patient/cyd\"}]")
                    .put("Observation", "of-none", "\"subject\":{\"reference\":\"Group/g\"}")
                    .put(
                            "Group",
                            "g",
                            "\"type\":\"person\",\"actual\":true,\"member\":["
                                    + "{\"entity\":{\"reference\":\"Patient/ann\"}},"
                                    + "{\"entity\":{\"reference\":\"Patient/bob\"},\"inactive\":true},"
                                    + "{\"entity\":{\"reference\":\"Practitioner/cyd\"}}]");

            assertThat(exporter.exported(ExportSelection.of(Exporter.PATIENTS)))
                    .containsExactly(
                            "Group/g",
                            "Observation/of-ann",
                            "Observation/of-bob",
                            "Observation/of-cyd",
                            "Patient/ann",
                            "Patient/bob",
                            "Patient/cyd");
            assertThat(exporter.exported(ExportSelection.of(new ExportLevel.GroupLevel(new ResourceId("g")))))
                    .containsExactly("Group/g", "Observation/of-ann", "Patient/ann");
        }
    }

    @Test
    default void types_times_and_tags_limit_an_export() {
        try (HealthLakeSubject subject = subject()) {
            Exporter exporter = new Exporter(subject);
            String tag = "\"meta\":{\"tag\":[{\"system\":\"http://tags\",\"code\":\"%s\"}]}";
            exporter.put("Patient", "old", tag.formatted("red")).put("Device", "old", "");
            Instant old = subject.now();
            subject.advance(Duration.ofHours(1));
            exporter.put("Patient", "new", tag.formatted("blue")).put("Device", "new", tag.formatted("red"));
            Optional<Instant> none = Optional.empty();

            assertThat(exporter.exported(only(Exporter.SYSTEM, Set.of(ResourceType.Patient), none, none, List.of())))
                    .containsExactly("Patient/new", "Patient/old");
            assertThat(exporter.exported(only(Exporter.SYSTEM, Set.of(), Optional.of(subject.now()), none, List.of())))
                    .isEmpty();
            assertThat(exporter.exported(
                            only(Exporter.SYSTEM, Set.of(), Optional.of(old.plusMillis(1)), none, List.of())))
                    .containsExactly("Device/new", "Patient/new");
            assertThat(exporter.exported(only(Exporter.SYSTEM, Set.of(), none, Optional.of(old), List.of())))
                    .containsExactly("Device/old", "Patient/old");
            assertThat(exporter.exported(only(
                            Exporter.SYSTEM,
                            Set.of(),
                            none,
                            none,
                            List.of(CodingFilter.parse("_tag", "http://tags|red")))))
                    .containsExactly("Device/new", "Patient/old");
            assertThat(exporter.exported(only(
                            Exporter.PATIENTS,
                            Set.of(),
                            none,
                            none,
                            List.of(CodingFilter.parse("_tag", "http://tags|")))))
                    .containsExactly("Patient/new", "Patient/old");
        }
    }

    @Test
    default void an_export_shows_the_store_as_of_its_start() {
        try (HealthLakeSubject subject = subject()) {
            Exporter exporter = new Exporter(subject);
            exporter.put("Patient", "kept", "\"language\":\"en\"").put("Device", "deleted", "");
            JobId id = exporter.start(ExportSelection.EVERYTHING);
            exporter.begin();
            assertThat(exporter.exports().status(exporter.client.store, id).status())
                    .isEqualTo(JobStatus.IN_PROGRESS);
            exporter.put("Patient", "kept", "\"language\":\"fr\"").put("Patient", "later", "");
            exporter.client.delete(new ResourceAddress(ResourceType.Device, new ResourceId("deleted")));
            subject.work();
            ExportJob job = exporter.exports().status(exporter.client.store, id);

            assertThat(exporter.identities(job)).containsExactly("Device/deleted", "Patient/kept");
            assertThat(job.files().stream()
                            .filter(file -> file.type() == ResourceType.Patient)
                            .map(file -> exporter.file(job, file)))
                    .singleElement()
                    .asString()
                    .contains("\"en\"", "\"versionId\":\"1\"");
        }
    }

    @Test
    default void an_export_with_an_output_is_one_of_the_control_plane_too() {
        try (HealthLakeSubject subject = subject()) {
            Exporter exporter = new Exporter(subject);
            Client client = new Client(subject);
            exporter.put("Patient", "p", "").put("Device", "d", "");
            ExportSelection devices =
                    only(Exporter.SYSTEM, Set.of(ResourceType.Device), Optional.empty(), Optional.empty(), List.of());
            JobId id = exporter.exports()
                    .start(exporter.client.store, StartExportRequest.to(Client.OUTPUT, Client.ROLE, devices))
                    .jobId();

            ExportJob job = exporter.ended(id);

            assertThat(job.files()).containsExactly(new ExportFile(ResourceType.Device, "Device-0.ndjson", 1));
            assertThat(Exported.objects(client, job))
                    .singleElement()
                    .satisfies(uri -> assertThat(client.lines(uri).stream().map(Lines::identity))
                            .containsExactly("Device/d"));
            assertThat(client.healthLake
                            .exportJobs()
                            .list(ListJobsRequest.of(exporter.client.store))
                            .items())
                    .singleElement()
                    .satisfies(listed -> {
                        assertThat(listed.ticket())
                                .isEqualTo(client.healthLake
                                        .exportJobs()
                                        .describe(exporter.client.store, id)
                                        .ticket());
                        assertThat(listed.status()).isEqualTo(JobStatus.COMPLETED);
                    });
            assertThatThrownBy(() -> exporter.file(job, job.files().get(0)))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("client of S3");
        }
    }

    @Test
    default void groups_jobs_and_files_that_do_not_exist_are_not_found() {
        try (HealthLakeSubject subject = subject()) {
            Exporter exporter = new Exporter(subject);
            exporter.put("Patient", "p", "");
            assertThatThrownBy(() ->
                            exporter.start(ExportSelection.of(new ExportLevel.GroupLevel(new ResourceId("nobody")))))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("Group/nobody");
            JobId none = new JobId(Client.NOWHERE);
            assertThatThrownBy(() -> exporter.exports().status(exporter.client.store, none))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> exporter.exports().cancel(exporter.client.store, none))
                    .isInstanceOf(NotFound.class);
            ExportJob job = exporter.ended(exporter.start(ExportSelection.EVERYTHING));
            assertThatThrownBy(() -> exporter.file(job, new ExportFile(ResourceType.Patient, "Patient-1.ndjson", 1)))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("Patient/Patient-1.ndjson");
        }
    }
}
