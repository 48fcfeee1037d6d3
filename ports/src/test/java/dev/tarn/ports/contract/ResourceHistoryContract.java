package dev.tarn.ports.contract;

import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import dev.tarn.ports.fhir.HistoryEntry;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.WrittenResource;
import dev.tarn.ports.paging.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The versions of a resource ({@code data-plane.md} 3.2). */
public interface ResourceHistoryContract extends SubjectContract {

    private static HistoryRequest since(Optional<Instant> since, Optional<Instant> at) {
        return new HistoryRequest(FhirClient.PATIENT, since, at, PageSize.DEFAULT, Optional.empty());
    }

    private static List<String> words(ResourceHistory history) {
        assertThat(history.next()).isEmpty();
        assertThat(history.total()).isEqualTo(history.entries().size());
        return history.entries().stream().map(FhirClient::words).toList();
    }

    @Test
    default void a_history_begins_with_the_newest_and_tells_of_deletions() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "\"x\":1");
            client.put("p", "\"x\":2");
            client.delete("p");
            client.put("p", "\"x\":3");
            ResourceHistory history = client.history("p");
            assertThat(words(history)).containsExactly("4 created", "3 deleted", "2 updated", "1 created");
            assertThat(((WrittenResource) history.entries().get(0)).resource()).isEqualTo(client.read("p"));
        }
    }

    @Test
    default void a_deleted_resource_has_a_history() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "");
            client.delete("p");
            assertThat(words(client.history("p"))).containsExactly("2 deleted", "1 created");
        }
    }

    @Property(tries = 40)
    default void since_and_at_choose_by_time(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 3) Integer> seconds,
            @ForAll @IntRange(max = 30) int halfSeconds) {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            Instant asked = subject.now().plus(Duration.ofMillis(500L * halfSeconds));
            List<Instant> times = new ArrayList<>();
            for (int pause : seconds) {
                subject.advance(Duration.ofSeconds(pause));
                client.put("p", "");
                times.add(subject.now());
            }
            List<Integer> newestFirst = IntStream.iterate(times.size(), n -> n > 0, n -> n - 1)
                    .boxed()
                    .toList();
            assertThat(words(client.fhir()
                            .history()
                            .ofResource(client.store, since(Optional.of(asked), Optional.empty()))))
                    .isEqualTo(newestFirst.stream()
                            .filter(n -> !times.get(n - 1).isBefore(asked))
                            .map(n -> n + (n == 1 ? " created" : " updated"))
                            .toList());
            assertThat(words(client.fhir()
                            .history()
                            .ofResource(client.store, since(Optional.empty(), Optional.of(asked)))))
                    .isEqualTo(newestFirst.stream()
                            .filter(n -> !times.get(n - 1).isAfter(asked))
                            .limit(1)
                            .map(n -> n + (n == 1 ? " created" : " updated"))
                            .toList());
        }
    }

    @Test
    default void far_off_times_are_no_trouble() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "");
            assertThat(words(client.fhir()
                            .history()
                            .ofResource(client.store, since(Optional.of(Instant.MIN), Optional.of(Instant.MAX)))))
                    .containsExactly("1 created");
            assertThat(words(client.fhir()
                            .history()
                            .ofResource(client.store, since(Optional.of(Instant.MAX), Optional.of(Instant.MIN)))))
                    .isEmpty();
        }
    }

    @Property(tries = 20)
    default void pages_put_together_are_the_history(
            @ForAll @IntRange(min = 1, max = 12) int versions, @ForAll @IntRange(min = 1, max = 5) int size) {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            for (int i = 0; i < versions; i++) {
                client.put("p", "");
            }
            List<List<HistoryEntry>> pages = Client.pages(token -> {
                ResourceHistory history = client.history("p", size, token);
                assertThat(history.total()).isEqualTo(versions);
                return new Page<>(history.entries(), history.next());
            });
            assertThat(pages).hasSize((versions + size - 1) / size);
            assertThat(pages.stream().flatMap(List::stream).map(FhirClient::words))
                    .containsExactlyElementsOf(words(client.history("p")));
        }
    }

    @Test
    default void what_is_written_meanwhile_moves_no_page() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "\"x\":1");
            client.put("p", "\"x\":2");
            Optional<PageToken> next = client.history("p", 1, Optional.empty()).next();
            client.put("p", "\"x\":3");
            assertThat(client.history("p", 1, next).entries().stream().map(FhirClient::words))
                    .containsExactly("1 created");
        }
    }

    @Test
    default void a_token_of_another_history_or_page_size_is_refused() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            for (int i = 0; i < 3; i++) {
                client.put("p", "");
                client.put("q", "");
            }
            PageToken token = client.history("p", 1, Optional.empty()).next().orElseThrow();
            assertRefused(INVALID, () -> client.history("q", 1, Optional.of(token)))
                    .isEqualTo("Invalid pagination token.");
            assertRefused(INVALID, () -> client.history("p", 2, Optional.of(token)));
            HistoryRequest filtered = new HistoryRequest(
                    FhirClient.PATIENT,
                    Optional.of(Instant.EPOCH),
                    Optional.empty(),
                    new PageSize(1),
                    Optional.of(token));
            assertRefused(INVALID, () -> client.fhir().history().ofResource(client.store, filtered));
            Stream.of("", "p", "3", token.value() + "A", token.value().substring(1))
                    .forEach(text ->
                            assertRefused(INVALID, () -> client.history("p", 1, Optional.of(new PageToken(text)))));
        }
    }
}
