package dev.tarn.inmemory.repository.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.parser.SearchParser;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.ports.fhir.RequestBudget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchIndexTest {

    private static final DatastoreId STORE = new DatastoreId("0123456789abcdef0123456789abcdef");
    private static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");

    private final ListSearchSource source = new ListSearchSource(100);
    private final SearchIndex index = new LocalSearchIndex(STORE, source, new DirectWork());

    SearchIndexTest() {
        put(
                "Patient",
                "a",
                "\"gender\":\"female\",\"birthDate\":\"1970-03-01\","
                        + "\"name\":[{\"family\":\"M\u00fcller\",\"given\":[\"Anna\",\"Eva\"]}],"
                        + "\"identifier\":[{\"system\":\"urn:s\",\"value\":\"12\"}]");
        put(
                "Patient",
                "b",
                "\"gender\":\"male\",\"birthDate\":\"1980\",\"name\":[{\"family\":\"Muller\"}],"
                        + "\"generalPractitioner\":[{\"reference\":\"Practitioner/p\"}]");
        put("Practitioner", "p", "\"name\":[{\"family\":\"Who\"}]");
        put("Observation", "1", observation("a", "8480-6", "120", "2020-01-05T10:00:00Z"));
        put("Observation", "2", observation("a", "8462-4", "80", "2021-01-05T10:00:00Z"));
        put("Observation", "3", observation("b", "8480-6", "130", "2019-06-07"));
    }

    private void put(String type, String id, String members) {
        source.put(type, id, members, NOW);
    }

    private static String observation(String patient, String code, String value, String date) {
        return "\"status\":\"final\",\"subject\":{\"reference\":\"Patient/" + patient + "\"},"
                + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" + code + "\"}]},"
                + "\"valueQuantity\":{\"value\":" + value + ",\"unit\":\"mm\",\"code\":\"mm[Hg]\","
                + "\"system\":\"http://unitsofmeasure.org\"},\"effectiveDateTime\":\"" + date + "\"";
    }

    @Test
    void values_of_all_types_are_found() {
        assertThat(ids("Patient?gender=female")).containsExactly("a");
        assertThat(ids("Patient?gender:not=female")).containsExactly("b");
        assertThat(ids("Patient?identifier=urn:s|12")).containsExactly("a");
        assertThat(ids("Patient?identifier=urn:s|")).containsExactly("a");
        assertThat(ids("Patient?identifier=|12")).isEmpty();
        assertThat(ids("Patient?identifier:missing=true")).containsExactly("b");
        assertThat(ids("Patient?family=mull")).containsExactly("a", "b");
        assertThat(ids("Patient?family:exact=Muller")).containsExactly("b");
        assertThat(ids("Patient?name:contains=nn")).containsExactly("a");
        assertThat(ids("Patient?birthdate=1980")).containsExactly("b");
        assertThat(ids("Patient?birthdate=lt1975-01")).containsExactly("a");
        assertThat(ids("Patient?general-practitioner=Practitioner/p")).containsExactly("b");
        assertThat(ids("Patient?_id=a,b,c")).containsExactly("a", "b");
        assertThat(ids("Patient?_lastUpdated=gt2024-05-01T09:59:59Z")).containsExactly("a", "b");
        assertThat(ids("Observation?value-quantity=gt100")).containsExactly("1", "3");
        assertThat(ids("Observation?value-quantity=80||mm[Hg]")).containsExactly("2");
        assertThat(ids("Observation?value-quantity=79.7")).isEmpty();
        assertThat(ids("Observation?code-value-quantity=http://loinc.org|8480-6$lt125"))
                .containsExactly("1");
        assertThat(ids("Observation?date=2020,2021&code=8462-4")).containsExactly("2");
        assertThat(ids("Patient?deceased=false")).containsExactly("a", "b");
    }

    @Test
    void chains_and_reverse_chains_are_joined() {
        assertThat(ids("Observation?subject:Patient.name=anna")).containsExactly("1", "2");
        assertThat(ids("Observation?patient.general-practitioner.name=who")).containsExactly("3");
        assertThat(ids("Patient?_has:Observation:patient:code=8462-4")).containsExactly("a");
    }

    @Test
    void hits_are_sorted_and_paged() {
        assertThat(ids("Observation?_sort=-date")).containsExactly("2", "1", "3");
        assertThat(ids("Observation?_sort=value-quantity")).containsExactly("2", "1", "3");
        SearchQuery query = query("Observation?_sort=date&_count=2");
        SearchHits first = index.search(query, Optional.empty(), RequestBudget.UNLIMITED, Optional.empty());
        assertThat(ids(first.matches())).containsExactly("3", "1");
        assertThat(first.total()).hasValue(3);
        put("Observation", "0", observation("a", "1", "1", "2018"));
        SearchHits second = index.search(query, first.next(), RequestBudget.UNLIMITED, Optional.empty());
        assertThat(ids(second.matches())).containsExactly("2");
        assertThat(second.next()).isEmpty();
        assertThatThrownBy(() -> index.search(
                        query("Observation?_sort=date&_count=3"),
                        first.next(),
                        RequestBudget.UNLIMITED,
                        Optional.empty()))
                .isInstanceOf(Invalid.class)
                .hasMessage("Invalid pagination token.");
    }

    @Test
    void included_resources_come_once() {
        SearchHits hits = index.search(
                query(
                        "Observation?code=8480-6&_include=Observation:subject&_include:iterate=Patient:general-practitioner"),
                Optional.empty(),
                RequestBudget.UNLIMITED,
                Optional.empty());
        assertThat(ids(hits.included())).containsExactly("a", "b", "p");
        assertThat(ids(index.search(
                                query("Patient?_id=a&_revinclude=Observation:subject"),
                                Optional.empty(),
                                RequestBudget.UNLIMITED,
                                Optional.empty())
                        .included()))
                .containsExactly("1", "2");
    }

    @Test
    void a_search_sees_each_write_before_it() {
        List<String> expected = new ArrayList<>(List.of("a"));
        for (int i = 0; i < 700; i++) {
            String id = "n" + i % 300;
            if (i % 7 == 3 && expected.remove(id)) {
                source.delete(ListSearchSource.address("Patient", id), NOW);
            } else {
                put("Patient", id, "\"gender\":\"" + (i % 3 == 0 ? "male" : "female") + "\"");
                expected.remove(id);
                if (i % 3 != 0) {
                    expected.add(id);
                }
            }
            if (i % 5 != 4 || i > 600) {
                assertThat(total("Patient?gender=female")).isEqualTo(expected.size());
            }
        }
    }

    private long total(String search) {
        return index.search(query(search), Optional.empty(), RequestBudget.UNLIMITED, Optional.empty())
                .total()
                .orElseThrow();
    }

    @Test
    void a_token_alone_can_be_a_system_in_HealthLakes_dialect_only() {
        put("Patient", "u", "\"identifier\":[{\"value\":\"urn:s\"}]");

        assertThat(ids("Patient?identifier=urn:s")).containsExactly("u");
        assertThat(ids(SearchDialect.HEALTHLAKE, "Patient?identifier=urn:s")).containsExactlyInAnyOrder("a", "u");
        assertThat(ids(SearchDialect.HEALTHLAKE, "Observation?code=http://loinc.org"))
                .containsExactlyInAnyOrder("1", "2", "3");
        assertThat(ids(SearchDialect.HEALTHLAKE, "Observation?code:not=http://loinc.org"))
                .isEmpty();
        assertThat(ids(SearchDialect.HEALTHLAKE, "Observation?code=8462-4")).containsExactly("2");
        assertThat(ids("Observation?code=http://loinc.org")).isEmpty();
    }

    private List<String> ids(SearchDialect dialect, String search) {
        return ids(index.search(query(dialect, search), Optional.empty(), RequestBudget.UNLIMITED, Optional.empty())
                .matches());
    }

    private List<String> ids(String search) {
        return ids(index.search(query(search), Optional.empty(), RequestBudget.UNLIMITED, Optional.empty())
                .matches());
    }

    private static List<String> ids(List<ResourceVersion> versions) {
        return versions.stream().map(version -> version.address().id().value()).toList();
    }

    private static SearchQuery query(String search) {
        return query(SearchDialect.FHIR, search);
    }

    private static SearchQuery query(SearchDialect dialect, String search) {
        String[] parts = search.split("\\?", 2);
        List<QueryParameter> parameters = Arrays.stream(parts[1].split("&"))
                .map(pair -> pair.split("=", 2))
                .map(pair -> new QueryParameter(pair[0], pair[1]))
                .toList();
        return SearchParser.of(dialect)
                .parse(Optional.of(ResourceType.valueOf(parts[0])), Optional.empty(), parameters, true);
    }
}
