package dev.tarn.ports.contract;

import static dev.tarn.domain.failure.FailureKind.GONE;
import static dev.tarn.domain.failure.FailureKind.PRECONDITION_FAILED;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StoredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code If-Match} and {@code If-None-Match} ({@code data-plane.md} 3.2). */
public interface ResourceConditionsContract extends SubjectContract {

    Precondition FIRST = Precondition.version(VersionId.FIRST);

    /** The counter in a patient of {@link #many_writers_with_a_condition_lose_no_update}. */
    Pattern COUNTER = Pattern.compile("\"x\":(\\d+)");

    @Test
    default void a_write_is_done_to_the_version_that_it_names_only() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "\"x\":1");
            client.put("p", "\"x\":2", FIRST);
            PatchResource patch = new PatchResource(
                    FhirClient.PATIENT, ResourceJson.of("[{\"op\":\"remove\",\"path\":\"/x\"}]"), FIRST);
            assertRefused(PRECONDITION_FAILED, () -> client.put("p", "\"x\":3", FIRST))
                    .contains("Patient/p", "1", "2");
            assertRefused(PRECONDITION_FAILED, () -> client.resources().patch(client.store, patch));
            assertRefused(
                    PRECONDITION_FAILED,
                    () -> client.resources().delete(client.store, new DeleteResource(FhirClient.PATIENT, FIRST)));
            assertThat(client.read("p").version()).isEqualTo(new VersionId(2));
            client.resources()
                    .delete(
                            client.store,
                            new DeleteResource(FhirClient.PATIENT, Precondition.version(new VersionId(2))));
            assertRefused(GONE, () -> client.read("p"));
        }
    }

    @Test
    default void a_resource_that_is_not_there_is_in_no_version() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            assertRefused(PRECONDITION_FAILED, () -> client.put("p", "", FIRST)).contains("Patient/p");
            client.put("p", "");
            client.delete("p");
            assertRefused(PRECONDITION_FAILED, () -> client.put("p", "", Precondition.version(new VersionId(2))))
                    .contains("deleted");
        }
    }

    @Test
    default void what_must_not_be_there_is_created_once_and_a_deleted_id_stays_taken() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            assertThat(client.put("p", "", Precondition.ABSENT).created()).isTrue();
            assertRefused(PRECONDITION_FAILED, () -> client.put("p", "", Precondition.ABSENT));
            client.delete("p");
            assertRefused(PRECONDITION_FAILED, () -> client.put("p", "", Precondition.ABSENT));
        }
    }

    @Test
    default void any_version_will_do_where_there_is_a_current_one() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            assertRefused(PRECONDITION_FAILED, () -> client.put("p", "", Precondition.PRESENT))
                    .contains("Patient/p");
            client.put("p", "");
            assertThat(client.put("p", "", Precondition.PRESENT).created()).isFalse();
            client.resources().delete(client.store, new DeleteResource(FhirClient.PATIENT, Precondition.PRESENT));
            assertRefused(PRECONDITION_FAILED, () -> client.put("p", "", Precondition.PRESENT))
                    .contains("deleted");
        }
    }

    @Test
    default void one_of_several_versions_must_or_must_not_be_the_current_one() {
        Precondition any = Precondition.anyOf(Set.of(VersionId.FIRST, new VersionId(3)));
        Precondition none = Precondition.noneOf(Set.of(VersionId.FIRST, new VersionId(3)));
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            assertRefused(PRECONDITION_FAILED, () -> client.put("p", "", any));
            client.put("p", "", none);
            assertRefused(PRECONDITION_FAILED, () -> client.put("p", "", none)).contains("1, 3", "Patient/p");
            client.put("p", "", any);
            assertRefused(PRECONDITION_FAILED, () -> client.put("p", "", any)).contains("1, 3", "2");
            client.put("p", "", none);
            assertThat(client.read("p").version()).isEqualTo(new VersionId(3));
            client.delete("p");
            assertRefused(PRECONDITION_FAILED, () -> client.put("p", "", Precondition.anyOf(Set.of(new VersionId(4)))));
            client.put("p", "", Precondition.noneOf(Set.of(new VersionId(4))));
        }
    }

    @Test
    default void many_writers_with_a_condition_lose_no_update() {
        int writers = 4;
        int each = 50;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "\"x\":0");
            List<CompletableFuture<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                running.add(CompletableFuture.runAsync(
                        () -> {
                            for (int done = 0; done < each; ) {
                                done += countsUp(client) ? 1 : 0;
                            }
                        },
                        threads));
            }
            running.forEach(CompletableFuture::join);
            StoredResource last = client.read("p");
            assertThat(counter(last)).isEqualTo(writers * each);
            assertThat(last.version()).isEqualTo(new VersionId(1 + writers * each));
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean countsUp(FhirClient client) {
        StoredResource seen = client.read("p");
        try {
            client.put("p", "\"x\":" + (counter(seen) + 1), Precondition.version(seen.version()));
            return true;
        } catch (PreconditionFailed e) {
            return false;
        }
    }

    private static int counter(StoredResource patient) {
        Matcher counter = COUNTER.matcher(patient.json().toString());
        assertThat(counter.find()).isTrue();
        return Integer.parseInt(counter.group(1));
    }
}
