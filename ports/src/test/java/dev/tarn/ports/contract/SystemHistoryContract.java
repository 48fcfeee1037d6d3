package dev.tarn.ports.contract;

import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.domain.failure.FailureKind.UNSUPPORTED;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.HistoryEntry;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SystemHistoryRequest;
import dev.tarn.ports.fhir.WrittenResource;
import dev.tarn.ports.paging.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The versions of the resources of a type and of all resources ({@code data-plane.md} 3.2). */
public interface SystemHistoryContract extends SubjectContract {

    /** What was written: {@code Patient/0 1 created}, and when. */
    record Written(String words, ResourceAddress address, Instant time) {}

    private static ResourceHistory page(FhirClient client, SystemHistoryRequest request) {
        return client.fhir().history().ofSystem(client.store, request);
    }

    private static SystemHistoryRequest request(
            Optional<ResourceType> type, Optional<Instant> since, Optional<Instant> at) {
        return new SystemHistoryRequest(type, since, at, PageSize.DEFAULT, Optional.empty());
    }

    private static SystemHistoryRequest sized(int size, Optional<PageToken> token) {
        return new SystemHistoryRequest(
                Optional.empty(), Optional.empty(), Optional.empty(), new PageSize(size), token);
    }

    private static List<String> words(ResourceHistory history) {
        assertThat(history.next()).isEmpty();
        assertThat(history.total()).isEqualTo(history.entries().size());
        return history.entries().stream().map(SystemHistoryContract::words).toList();
    }

    private static String words(HistoryEntry entry) {
        ResourceAddress address = switch (entry.change()) {
            case WRITE -> ((WrittenResource) entry).resource().address();
            case DELETE -> ((DeletedResource) entry).address();
        };
        return address + " " + FhirClient.words(entry);
    }

    private static ResourceAddress address(int number) {
        return new ResourceAddress(
                number % 2 == 0 ? ResourceType.Patient : ResourceType.Observation, new ResourceId("r" + number / 2));
    }

    /** Changes a resource: deletes it at every third version. */
    private static Written write(FhirClient client, ResourceAddress address, int version, boolean exists) {
        boolean deletes = exists && version % 3 == 0;
        if (deletes) {
            client.delete(address);
        } else {
            client.put(address, "\"language\":\"x" + version + "\"");
        }
        return new Written(
                address + " " + version + (deletes ? " deleted" : exists ? " updated" : " created"),
                address,
                client.subject.now());
    }

    /** {@return what was written, the newest first} */
    private static List<Written> write(FhirClient client, List<Integer> numbers, int pauseMillis) {
        List<Written> written = new ArrayList<>();
        Map<ResourceAddress, Integer> versions = new HashMap<>();
        Set<ResourceAddress> existing = new HashSet<>();
        for (int number : numbers) {
            client.subject.advance(Duration.ofMillis(pauseMillis));
            ResourceAddress address = address(number);
            int version = versions.merge(address, 1, Integer::sum);
            Written one = write(client, address, version, existing.contains(address));
            if (one.words().endsWith("deleted")) {
                existing.remove(address);
            } else {
                existing.add(address);
            }
            written.add(one);
        }
        Collections.reverse(written);
        return written;
    }

    private static List<String> words(List<Written> written, Optional<ResourceType> type) {
        return written.stream()
                .filter(one ->
                        type.map(wanted -> one.address().type() == wanted).orElse(true))
                .map(Written::words)
                .toList();
    }

    @Test
    default void the_history_of_a_type_begins_with_the_newest_and_has_deletions() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            assertThat(words(page(client, SystemHistoryRequest.all()))).isEmpty();
            List<Written> written = write(client, List.of(0, 2, 1, 0, 0, 2, 0), 1);
            for (Optional<ResourceType> type : List.of(
                    Optional.<ResourceType>empty(),
                    Optional.of(ResourceType.Patient),
                    Optional.of(ResourceType.Observation),
                    Optional.of(ResourceType.Account))) {
                assertThat(words(page(client, request(type, Optional.empty(), Optional.empty()))))
                        .isEqualTo(words(written, type));
            }
            assertThat(words(written, Optional.of(ResourceType.Patient)))
                    .startsWith("Patient/r0 4 created", "Patient/r1 2 updated", "Patient/r0 3 deleted");
        }
    }

    @Property(tries = 20)
    default void each_history_has_every_write_that_returned_before_it(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 5) Integer> before,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 5) Integer> after) {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            write(client, before, 1);
            page(client, SystemHistoryRequest.of(ResourceType.Patient));
            for (int number : after) {
                Written one = write(client, address(number), number);
                assertThat(page(client, SystemHistoryRequest.all()).entries())
                        .first()
                        .extracting(SystemHistoryContract::words)
                        .isEqualTo(one.words());
            }
            assertThat(page(client, SystemHistoryRequest.all()).total()).isEqualTo(before.size() + after.size());
        }
    }

    private static Written write(FhirClient client, ResourceAddress address, int number) {
        client.subject.advance(Duration.ofMillis(1));
        WrittenResource written = client.put(address, "\"language\":\"y" + number + "\"");
        return new Written(
                address + " " + written.resource().version() + (written.created() ? " created" : " updated"),
                address,
                written.resource().lastUpdated());
    }

    @Property(tries = 20)
    default void since_and_at_choose_by_time(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 5) Integer> numbers,
            @ForAll @IntRange(max = 12) int seconds,
            @ForAll @IntRange(min = -1, max = 1) int millis) {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            Instant time = subject.now().plus(Duration.ofMillis(1000L * seconds + millis));
            List<Written> written = write(client, numbers, 1000);
            Optional<ResourceType> none = Optional.empty();
            assertThat(words(page(client, request(none, Optional.of(time), Optional.empty()))))
                    .isEqualTo(words(
                            written.stream()
                                    .filter(one -> !one.time().isBefore(time))
                                    .toList(),
                            none));
            Set<ResourceAddress> seen = new HashSet<>();
            assertThat(words(page(client, request(none, Optional.empty(), Optional.of(time)))))
                    .isEqualTo(words(
                            written.stream()
                                    .filter(one -> !one.time().isAfter(time))
                                    .filter(one -> seen.add(one.address()))
                                    .toList(),
                            none));
        }
    }

    @Test
    default void far_off_times_choose_all_or_nothing() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            write(client, List.of(0, 1), 1);
            Optional<ResourceType> none = Optional.empty();
            assertThat(words(page(client, request(none, Optional.of(Instant.MIN), Optional.of(Instant.MAX)))))
                    .hasSize(2);
            assertThat(words(page(client, request(none, Optional.of(Instant.MAX), Optional.of(Instant.MIN)))))
                    .isEmpty();
        }
    }

    @Property(tries = 15)
    default void pages_put_together_are_the_history_of_all_resources(
            @ForAll @Size(min = 1, max = 14) List<@IntRange(max = 5) Integer> numbers,
            @ForAll @IntRange(min = 1, max = 5) int size,
            @ForAll @IntRange(max = 1) int pauseMillis) {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            List<Written> written = write(client, numbers, pauseMillis);
            List<List<HistoryEntry>> pages = Client.pages(token -> {
                ResourceHistory history = page(client, sized(size, token));
                assertThat(history.total()).isEqualTo(numbers.size());
                return new Page<>(history.entries(), history.next());
            });
            assertThat(pages).hasSize((numbers.size() + size - 1) / size);
            assertThat(pages.stream().flatMap(List::stream).map(SystemHistoryContract::words))
                    .containsExactlyElementsOf(words(page(client, SystemHistoryRequest.all())))
                    .containsExactlyInAnyOrderElementsOf(words(written, Optional.empty()));
        }
    }

    @Test
    default void a_write_between_two_pages_moves_neither() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            List<Written> written = write(client, List.of(0, 1, 2), 1);
            Optional<PageToken> next = page(client, sized(2, Optional.empty())).next();
            write(client, address(0), 7);
            assertThat(page(client, sized(2, next)).entries().stream().map(SystemHistoryContract::words))
                    .containsExactly(written.get(2).words());
        }
    }

    @Test
    default void a_token_of_another_type_or_page_size_is_refused() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            write(client, List.of(0, 2, 4), 1);
            PageToken token = page(client, sized(1, Optional.empty())).next().orElseThrow();
            assertRefused(INVALID, () -> page(client, sized(2, Optional.of(token))))
                    .isEqualTo("Invalid pagination token.");
            SystemHistoryRequest typed = new SystemHistoryRequest(
                    Optional.of(ResourceType.Patient),
                    Optional.empty(),
                    Optional.empty(),
                    new PageSize(1),
                    Optional.of(token));
            assertRefused(INVALID, () -> page(client, typed));
            Stream.of("", "p", "3", token.value() + "A", token.value().substring(1))
                    .forEach(text ->
                            assertRefused(INVALID, () -> page(client, sized(1, Optional.of(new PageToken(text))))));
        }
    }

    @Test
    default void an_audit_event_has_no_history() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.resources()
                    .create(
                            client.store,
                            CreateResource.of(
                                    ResourceType.AuditEvent, ResourceJson.of("{\"resourceType\":\"AuditEvent\"}")));
            assertThat(words(page(client, SystemHistoryRequest.all()))).isEmpty();
            assertRefused(UNSUPPORTED, () -> page(client, SystemHistoryRequest.of(ResourceType.AuditEvent)));
        }
    }
}
