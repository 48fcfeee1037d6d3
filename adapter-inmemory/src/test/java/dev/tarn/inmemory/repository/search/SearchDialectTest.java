package dev.tarn.inmemory.repository.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryString;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.parser.SearchParser;
import dev.tarn.ports.fhir.RequestBudget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where HealthLake departs from FHIR in what a search finds ({@code decisions.md} D46, D73, T76). */
class SearchDialectTest {

    private static final DatastoreId STORE = new DatastoreId("0123456789abcdef0123456789abcdef");
    private static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");
    private static final int MOST_RESULTS = 100;

    private final ListSearchSource source = new ListSearchSource(100);
    private final SearchIndex index = new LocalSearchIndex(STORE, source, new DirectWork());

    @Test
    void strings_are_compared_with_case_and_accents_by_HealthLake_and_without_by_FHIR() {
        put("Patient", "plain", "\"name\":[{\"family\":\"Peter\"}]");
        put("Patient", "accented", "\"name\":[{\"family\":\"P\u00e9ter\"}]");
        put("Patient", "combining", "\"name\":[{\"family\":\"Pe\u0301ter\"}]");

        for (String query : List.of("family=Pet", "family:contains=ete", "family=peter", "family=P\u00c9T")) {
            assertThat(fhir("Patient?" + query)).as(query).containsExactlyInAnyOrder("plain", "accented", "combining");
        }
        assertThat(healthLake("Patient?family=Pet")).containsExactly("plain");
        assertThat(healthLake("Patient?family:contains=ete")).containsExactly("plain");
        assertThat(healthLake("Patient?family=peter")).isEmpty();
        assertThat(healthLake("Patient?family=P\u00e9t")).containsExactly("accented");
        assertThat(healthLake("Patient?family=Pe\u0301t")).containsExactly("combining");
        assertThat(healthLake("Patient?family:exact=Peter")).containsExactly("plain");
    }

    @Test
    void the_texts_of_tokens_are_compared_as_strings_are() {
        put("Condition", "c", "\"code\":{\"text\":\"Type 2 Diabetes\"}");

        assertThat(healthLake("Condition?code:text=Type 2")).containsExactly("c");
        assertThat(healthLake("Condition?code:text=type 2")).isEmpty();
        assertThat(fhir("Condition?code:text=type 2")).containsExactly("c");
    }

    @Test
    void words_of_a_narrative_are_compared_without_case_in_both() {
        put("Patient", "a", "\"text\":{\"status\":\"generated\",\"div\":\"<div>Some Narrative</div>\"}");

        assertThat(healthLake("Patient?_text=narrative")).containsExactly("a");
        assertThat(fhir("Patient?_text=narrative")).containsExactly("a");
    }

    @Test
    void each_level_of_a_chain_has_at_most_100_results_in_HealthLakes_dialect() {
        put("Organization", "o", "\"name\":\"Clinic\"");
        for (int i = 0; i < MOST_RESULTS; i++) {
            putPatient(i);
        }
        put("Observation", "1", "\"status\":\"final\",\"subject\":{\"reference\":\"Patient/p100\"}");
        String chain = "Observation?subject:Patient.organization.name=Clinic";
        String reverse = "Organization?_has:Patient:organization:gender=male";
        assertThat(healthLake(chain)).isEmpty();
        assertThat(healthLake(reverse)).containsExactly("o");

        putPatient(MOST_RESULTS);

        assertThatThrownBy(() -> healthLake(chain))
                .isInstanceOf(Invalid.class)
                .hasMessage("The level Observation.subject:Patient of a chained search has 101 results; a level of a"
                        + " chain can have at most 100. Narrow its condition, or search in two steps.");
        assertThatThrownBy(() -> healthLake(reverse))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("The level _has:Patient:organization of a chained search has 101 results");
        assertThat(fhir(chain)).containsExactly("1");
        assertThat(fhir(reverse)).containsExactly("o");
    }

    @Test
    void the_chains_of_a_search_have_at_most_400000_results_together() {
        int patients = 500;
        for (int i = 0; i < patients; i++) {
            putPatient(i);
        }
        put("Observation", "1", "\"status\":\"final\",\"subject\":{\"reference\":\"Patient/p1\"}");
        String chain = "&subject:Patient.gender=male";

        assertThat(fhir("Observation?" + chain.repeat(790))).containsExactly("1");
        assertThatThrownBy(() -> fhir("Observation?" + chain.repeat(810)))
                .isInstanceOf(Unprocessable.class)
                .hasMessageStartingWith("The chains of the search have more than 400000 results together");
        assertThat(fhir("?_type=Condition,Observation" + chain.repeat(410)))
                .as("the types are searched one after the other")
                .containsExactly("1");
    }

    private void putPatient(int number) {
        put("Patient", "p" + number, "\"gender\":\"male\",\"managingOrganization\":{\"reference\":\"Organization/o\"}");
    }

    private void put(String type, String id, String members) {
        source.put(type, id, members, NOW);
    }

    private List<String> healthLake(String search) {
        return ids(SearchDialect.HEALTHLAKE, search);
    }

    private List<String> fhir(String search) {
        return ids(SearchDialect.FHIR, search);
    }

    private List<String> ids(SearchDialect dialect, String search) {
        String[] parts = search.split("\\?", 2);
        return index
                .search(
                        SearchParser.of(dialect)
                                .parse(
                                        ResourceType.find(parts[0]),
                                        Optional.empty(),
                                        QueryString.parse(parts[1]),
                                        true),
                        Optional.empty(),
                        RequestBudget.UNLIMITED,
                        Optional.empty())
                .matches()
                .stream()
                .map(version -> version.address().id().value())
                .toList();
    }
}
