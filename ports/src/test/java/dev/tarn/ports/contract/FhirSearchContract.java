package dev.tarn.ports.contract;

import static dev.tarn.domain.failure.FailureKind.GONE;
import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.domain.failure.FailureKind.NOT_FOUND;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.QueryString;
import dev.tarn.ports.fhir.EverythingRequest;
import dev.tarn.ports.fhir.SearchEntry;
import dev.tarn.ports.fhir.SearchHandling;
import dev.tarn.ports.fhir.SearchPage;
import dev.tarn.ports.fhir.SearchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Searches and {@code $everything} ({@code data-plane.md} 3.3, 3.7). */
public interface FhirSearchContract extends SubjectContract {

    private static SearchPage search(FhirClient client, String query) {
        return search(client, ResourceType.Patient, query);
    }

    private static SearchPage search(FhirClient client, ResourceType type, String query) {
        return client.fhir().search().search(client.store, SearchRequest.of(type, QueryString.parse(query)));
    }

    private static SearchPage everything(FhirClient client, String patient, String query) {
        return client.fhir()
                .search()
                .everything(client.store, new EverythingRequest(new ResourceId(patient), QueryString.parse(query)));
    }

    /** {@return the addresses of a page, those of included resources behind a plus} */
    private static List<String> found(SearchPage page) {
        return page.entries().stream()
                .map(entry -> (entry.mode() == SearchEntry.Mode.INCLUDE ? "+" : "")
                        + entry.address().orElseThrow())
                .toList();
    }

    private static void observation(FhirClient client, String id, String patient) {
        client.putBody(
                new ResourceAddress(ResourceType.Observation, new ResourceId(id)),
                "{\"resourceType\":\"Observation\",\"id\":\"" + id
                        + "\",\"status\":\"final\",\"code\":{\"text\":\"x\"}," + "\"subject\":{\"reference\":\"Patient/"
                        + patient + "\"}}");
    }

    @Test
    default void a_search_sees_the_write_that_returned_before_it() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            assertThat(found(search(client, "gender=male"))).isEmpty();
            client.put("p", "\"gender\":\"male\"");
            assertThat(found(search(client, "gender=male"))).containsExactly("Patient/p");
            assertThat(search(client, "gender=male").entries().get(0).json())
                    .isEqualTo(client.read("p").json());
            client.put("p", "\"gender\":\"female\"");
            assertThat(found(search(client, "gender=male"))).isEmpty();
            assertThat(found(search(client, "gender=female"))).containsExactly("Patient/p");
            client.delete("p");
            assertThat(found(search(client, "gender=female"))).isEmpty();
        }
    }

    @Test
    default void pages_show_each_match_once_and_their_tokens_belong_to_one_search_and_one_count() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            IntStream.range(0, 7).forEach(i -> client.put("p" + i, "\"active\":true"));
            List<String> all = new ArrayList<>();
            SearchPage page = search(client, "active=true&_count=3&_total=accurate");
            assertThat(page.total()).hasValue(7);
            String token = page.next().orElseThrow().value();
            while (true) {
                all.addAll(found(page));
                if (page.next().isEmpty()) {
                    break;
                }
                assertThat(page.entries()).hasSize(3);
                page = search(
                        client,
                        "_count=" + page.count() + "&page=" + page.next().get());
            }
            assertThat(all).hasSize(7).doesNotHaveDuplicates();
            for (String other : List.of(
                    "_count=4&page=" + token,
                    "_count=3&page=" + token + "A",
                    "_count=3&page=",
                    "_count=3&active=false&page=" + token,
                    "_count=3&page=" + token.substring(1))) {
                assertRefused(INVALID, () -> search(client, other));
            }
            assertRefused(INVALID, () -> search(client, ResourceType.Observation, "_count=3&page=" + token));
        }
    }

    @Test
    default void included_resources_stand_behind_the_matches_and_are_not_counted() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "\"gender\":\"male\"");
            observation(client, "o", "p");
            SearchPage page = search(client, ResourceType.Observation, "_include=Observation:subject&_total=accurate");
            assertThat(found(page)).containsExactly("Observation/o", "+Patient/p");
            assertThat(page.total()).hasValue(1);
            assertThat(found(search(client, "_revinclude=Observation:subject")))
                    .containsExactly("Patient/p", "+Observation/o");
        }
    }

    @Test
    default void a_compartment_is_searched_by_type_or_whole() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "");
            client.put("q", "");
            observation(client, "o", "p");
            observation(client, "r", "q");
            Optional<ResourceAddress> owner = Optional.of(FhirClient.patient("p"));
            SearchRequest typed =
                    new SearchRequest(Optional.of(ResourceType.Observation), owner, List.of(), SearchHandling.LENIENT);
            assertThat(found(client.fhir().search().search(client.store, typed)))
                    .containsExactly("Observation/o");
            SearchRequest whole = new SearchRequest(Optional.empty(), owner, List.of(), SearchHandling.LENIENT);
            assertThat(found(client.fhir().search().search(client.store, whole)))
                    .contains("Observation/o");
            SearchRequest types = new SearchRequest(
                    Optional.empty(), Optional.empty(), QueryString.parse("_type=Observation"), SearchHandling.LENIENT);
            assertThat(found(client.fhir().search().search(client.store, types)))
                    .containsExactlyInAnyOrder("Observation/o", "Observation/r");
        }
    }

    @Test
    default void summaries_and_elements_reduce_the_matches_and_tag_them() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            observation(client, "o", "p");
            client.put(
                    "p",
                    "\"text\":{\"status\":\"empty\"},\"contact\":[{\"gender\":\"male\"}],\"gender\":\"male\","
                            + "\"_gender\":{\"id\":\"g\"},\"deceasedBoolean\":false");
            String summary = json(search(client, "_summary=true"));
            assertThat(summary)
                    .contains("\"gender\":\"male\",\"_gender\":{\"id\":\"g\"},\"deceasedBoolean\":false", "SUBSETTED")
                    .doesNotContain("contact", "empty");
            assertThat(json(search(client, "_summary=text")))
                    .contains("empty", "SUBSETTED")
                    .doesNotContain("gender");
            assertThat(json(search(client, "_summary=data")))
                    .contains("contact", "SUBSETTED")
                    .doesNotContain("empty");
            assertThat(json(search(client, "_elements=contact")))
                    .contains("contact", "SUBSETTED", "\"id\":\"p\"", "\"versionId\":\"1\"")
                    .doesNotContain("deceased", "empty");
            assertThat(json(search(client, "_elements=deceased"))).contains("\"deceasedBoolean\":false");
            assertThat(json(search(client, ResourceType.Observation, "_elements=subject")))
                    .contains("\"status\":\"final\"", "\"code\"", "subject");
            assertRefused(INVALID, () -> search(client, "_summary=true&_elements=gender"));
        }
    }

    private static String json(SearchPage page) {
        assertThat(page.entries()).hasSize(1);
        return page.entries().get(0).json().toString();
    }

    @Test
    default void unknown_parameters_are_ignored_and_named_or_refused_where_handling_is_strict() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "");
            QueryParameter unknown = new QueryParameter("colour", "red");
            SearchPage page = search(client, "_id=p&colour=red");
            assertThat(found(page)).containsExactly("Patient/p");
            assertThat(page.used()).contains(new QueryParameter("_id", "p")).doesNotContain(unknown);
            assertThat(page.ignored()).containsExactly(unknown);
            SearchRequest strict = new SearchRequest(
                    Optional.of(ResourceType.Patient), Optional.empty(), List.of(unknown), SearchHandling.STRICT);
            assertRefused(INVALID, () -> client.fhir().search().search(client.store, strict));
            assertRefused(INVALID, () -> search(client, "birthdate=yesterday"));
        }
    }

    @Test
    default void everything_of_a_patient_is_the_patient_the_compartment_and_what_these_refer_to() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.putBody(
                    new ResourceAddress(ResourceType.Organization, new ResourceId("g")),
                    "{\"resourceType\":\"Organization\",\"id\":\"g\",\"name\":\"G\"}");
            client.put("p", "\"managingOrganization\":{\"reference\":\"Organization/g\"}");
            client.put("q", "");
            observation(client, "o1", "p");
            observation(client, "o2", "p");
            observation(client, "r", "q");
            SearchPage all = everything(client, "p", "");
            assertThat(found(all)).containsExactly("Observation/o1", "Observation/o2", "Organization/g", "Patient/p");
            assertThat(all.total()).hasValue(4);
            SearchPage first = everything(client, "p", "_count=3");
            assertThat(found(first)).hasSize(3);
            SearchPage second =
                    everything(client, "p", "_count=3&page=" + first.next().orElseThrow());
            assertThat(found(second)).containsExactly("Patient/p");
            assertThat(second.total()).hasValue(4);
            assertThat(found(everything(client, "p", "_type=Observation")))
                    .containsExactly("Observation/o1", "Observation/o2");
            assertThat(found(everything(client, "p", "_since=2999-01-01T00:00:00Z")))
                    .isEmpty();
            assertRefused(NOT_FOUND, () -> everything(client, "nobody", ""));
            assertRefused(INVALID, () -> everything(client, "p", "_count=101"));
            assertRefused(INVALID, () -> everything(client, "p", "colour=red"));
            assertRefused(INVALID, () -> everything(client, "p", "_type=Nothing"));
            client.delete("q");
            assertRefused(GONE, () -> everything(client, "q", ""));
        }
    }
}
