package dev.tarn.ports.contract;

import static dev.tarn.domain.failure.FailureKind.CONFLICT;
import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.domain.failure.FailureKind.NOT_FOUND;
import static dev.tarn.domain.failure.FailureKind.PRECONDITION_FAILED;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.FailureKind;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryString;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteMatches;
import dev.tarn.ports.fhir.DeletedMatches;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.TransactionFailed;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Conditional interactions, and conditional references ({@code data-plane.md} 3.2, {@code decisions.md} D42, D71). */
public interface FhirConditionalsContract extends SubjectContract {

    private static String body(String members) {
        return "{\"resourceType\":\"Patient\"" + (members.isEmpty() ? "" : "," + members) + "}";
    }

    private static ConditionalCreate create(String condition, String members) {
        return new ConditionalCreate(
                CreateResource.of(ResourceType.Patient, ResourceJson.of(body(members))), QueryString.parse(condition));
    }

    private static ConditionalUpdate update(String condition, String members) {
        return new ConditionalUpdate(
                ResourceType.Patient, QueryString.parse(condition), ResourceJson.of(body(members)), Precondition.NONE);
    }

    private static ConditionalDelete delete(String condition) {
        return new ConditionalDelete(ResourceType.Patient, QueryString.parse(condition), Precondition.NONE);
    }

    private static int count(FhirClient client) {
        return client.fhir()
                .search()
                .search(client.store, SearchRequest.of(ResourceType.Patient, List.of()))
                .entries()
                .size();
    }

    @Test
    default void a_conditional_create_creates_only_where_nothing_matches() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            WrittenResource made =
                    client.fhir().conditionals().create(client.store, create("gender=male", "\"gender\":\"male\""));
            WrittenResource found =
                    client.fhir().conditionals().create(client.store, create("gender=male", "\"active\":true"));
            assertThat(made.created()).isTrue();
            assertThat(found).isEqualTo(new WrittenResource(made.resource(), false));
            client.put("p", "\"gender\":\"male\"");
            assertRefused(
                    PRECONDITION_FAILED,
                    () -> client.fhir().conditionals().create(client.store, create("gender=male", "")));
            for (String condition : List.of("", "_count=1", "colour=red", "birthdate=yesterday", "gender=")) {
                assertRefused(INVALID, () -> client.fhir().conditionals().create(client.store, create(condition, "")));
            }
            assertThat(count(client)).isEqualTo(2);
        }
    }

    @Test
    default void conditional_creates_at_the_same_time_create_one_resource() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            List<CompletableFuture<WrittenResource>> all = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> client.fhir()
                            .conditionals()
                            .create(client.store, create("gender=other", "\"gender\":\"other\""))))
                    .toList();
            assertThat(all.stream().map(CompletableFuture::join).filter(WrittenResource::created))
                    .hasSize(1);
            assertThat(count(client)).isEqualTo(1);
        }
    }

    @Test
    default void a_conditional_update_creates_updates_or_is_refused() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            WrittenResource made = client.fhir()
                    .conditionals()
                    .update(client.store, update("gender=male", "\"gender\":\"male\",\"id\":\"p\""));
            assertThat(made.created()).isTrue();
            assertThat(made.resource().address()).isEqualTo(FhirClient.PATIENT);
            WrittenResource updated =
                    client.fhir().conditionals().update(client.store, update("gender=male", "\"gender\":\"female\""));
            assertThat(updated.created()).isFalse();
            assertThat(updated.resource().address()).isEqualTo(FhirClient.PATIENT);
            assertThat(updated.resource().version().value()).isEqualTo(2);
            assertRefused(
                    CONFLICT,
                    () -> client.fhir().conditionals().update(client.store, update("gender=female", "\"id\":\"q\"")));
            assertRefused(
                    CONFLICT,
                    () -> client.fhir().conditionals().update(client.store, update("gender=male", "\"id\":\"p\"")));
            client.put("q", "\"gender\":\"female\"");
            assertRefused(
                    PRECONDITION_FAILED,
                    () -> client.fhir().conditionals().update(client.store, update("gender=female", "")));
            client.delete("q");
            assertThat(client.fhir()
                            .conditionals()
                            .update(client.store, update("gender=male", "\"id\":\"q\""))
                            .created())
                    .isTrue();
        }
    }

    @Test
    default void a_conditional_delete_deletes_the_only_match() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "\"gender\":\"male\"");
            client.put("q", "\"gender\":\"male\"");
            assertRefused(
                    PRECONDITION_FAILED,
                    () -> client.fhir().conditionals().delete(client.store, delete("gender=male")));
            client.delete("q");
            assertRefused(
                    CONFLICT, () -> client.fhir().conditionals().delete(client.store, delete("_id=p&_tag=http://t|x")));
            assertThat(client.fhir()
                            .conditionals()
                            .delete(client.store, delete("gender=male"))
                            .address())
                    .isEqualTo(FhirClient.PATIENT);
            assertRefused(NOT_FOUND, () -> client.fhir().conditionals().delete(client.store, delete("gender=male")));
            assertThat(client.fhir()
                            .conditionals()
                            .delete(client.store, delete("_id=p&_tag=http://t|x"))
                            .version()
                            .value())
                    .isEqualTo(2);
            assertRefused(NOT_FOUND, () -> client.fhir().conditionals().delete(client.store, delete("_id=never")));
        }
    }

    @Test
    default void matches_are_deleted_page_by_page() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            IntStream.range(0, 5).forEach(i -> client.put("p" + i, "\"gender\":\"male\""));
            client.put("q", "");
            String query = "gender=male&_count=2";
            int deleted = 0;
            Optional<String> next = Optional.of(query);
            while (next.isPresent()) {
                DeletedMatches page = client.fhir()
                        .conditionals()
                        .deleteMatches(
                                client.store, new DeleteMatches(ResourceType.Patient, QueryString.parse(next.get())));
                assertThat(page.entries())
                        .hasSizeLessThanOrEqualTo(2)
                        .allMatch(entry -> entry.failure().isEmpty());
                deleted += page.entries().size();
                next = page.next().map(token -> "_count=2&page=" + token);
            }
            assertThat(deleted).isEqualTo(5);
            assertThat(count(client)).isEqualTo(1);
            for (String bad : List.of("_count=2", "gender=male&_count=0", "gender=male&_count=101")) {
                assertRefused(
                        INVALID,
                        () -> client.fhir()
                                .conditionals()
                                .deleteMatches(
                                        client.store, new DeleteMatches(ResourceType.Patient, QueryString.parse(bad))));
            }
        }
    }

    @Test
    default void a_transaction_resolves_conditional_creates_and_links_to_what_they_found() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "\"gender\":\"male\"");
            String urn = "urn:uuid:7d44a1c0-0000-4000-8000-0123456789ab";
            List<EntryAnswer> answers = client.fhir()
                    .transactions()
                    .execute(
                            client.store,
                            List.of(
                                    new TransactionEntry(Optional.of(urn), create("gender=male", "")),
                                    TransactionEntry.of(create(
                                            "gender=female",
                                            "\"gender\":\"female\",\"link\":[{\"other\":{\"reference\":\"" + urn
                                                    + "\"},\"type\":\"seealso\"}]"))));
            assertThat(answers.get(0)).isEqualTo(new WrittenResource(client.read("p"), false));
            WrittenResource made = (WrittenResource) answers.get(1);
            assertThat(made.created()).isTrue();
            assertThat(made.resource().json().toString()).contains("{\"reference\":\"Patient/p\"}");
        }
    }

    @Test
    default void a_conditional_reference_in_a_transaction_is_replaced_by_its_only_match() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "\"identifier\":[{\"system\":\"http://s\",\"value\":\"1\"}]");
            String reference = "\"link\":[{\"other\":{\"reference\":\"Patient?identifier=http://s|%s\"},"
                    + "\"type\":\"seealso\"}],\"photo\":[{\"url\":\"Patient?identifier=http://s|1\"}]";
            List<EntryAnswer> answers = client.fhir()
                    .transactions()
                    .execute(
                            client.store,
                            List.of(TransactionEntry.of(CreateResource.of(
                                    ResourceType.Patient, ResourceJson.of(body(reference.formatted("1")))))));
            assertThat(((WrittenResource) answers.get(0)).resource().json().toString())
                    .contains("{\"reference\":\"Patient/p\"}", "{\"url\":\"Patient?identifier=http://s|1\"}");
            client.put("q", "\"identifier\":[{\"system\":\"http://s\",\"value\":\"1\"}]");
            for (String value : List.of("1", "2")) {
                assertThatThrownBy(() -> client.fhir()
                                .transactions()
                                .execute(
                                        client.store,
                                        List.of(
                                                TransactionEntry.of(CreateResource.of(
                                                        ResourceType.Patient, ResourceJson.of(body("")))),
                                                TransactionEntry.of(CreateResource.of(
                                                        ResourceType.Patient,
                                                        ResourceJson.of(body(reference.formatted(value))))))))
                        .isInstanceOfSatisfying(TransactionFailed.class, failed -> {
                            assertThat(failed.entry()).isEqualTo(1);
                            assertThat(failed.failure().kind()).isEqualTo(FailureKind.PRECONDITION_FAILED);
                        });
            }
            assertThat(count(client)).isEqualTo(3);
        }
    }

    @Test
    default void conditional_references_of_a_request_are_replaced_by_the_only_match() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("one", "\"identifier\":[{\"system\":\"http://s\",\"value\":\"1\"}]");
            client.put("two", "\"gender\":\"male\"");
            client.put("three", "\"gender\":\"male\"");
            String body = "{\"resourceType\":\"Observation\",\"subject\": {\"reference\" : \"%s\"},"
                    + "\"note\":[{\"text\":\"\u00e9?\"}],\"performer\":[{\"reference\":\"%s\"}]}";
            String conditional = "Patient?identifier=http://s|1";

            FhirRequest replaced = client.fhir()
                    .conditionals()
                    .withReferences(
                            client.store,
                            CreateResource.of(
                                    ResourceType.Observation,
                                    ResourceJson.of(String.format(body, conditional, conditional))));

            assertThat(((CreateResource) replaced).json())
                    .hasToString(String.format(body, "Patient/one", "Patient/one"));
            for (String refused : List.of("Patient?identifier=http://s|2", "Patient?gender=male")) {
                assertRefused(
                        PRECONDITION_FAILED,
                        () -> client.fhir()
                                .conditionals()
                                .withReferences(
                                        client.store,
                                        CreateResource.of(
                                                ResourceType.Observation,
                                                ResourceJson.of(String.format(body, refused, "Patient/one")))));
            }
        }
    }
}
