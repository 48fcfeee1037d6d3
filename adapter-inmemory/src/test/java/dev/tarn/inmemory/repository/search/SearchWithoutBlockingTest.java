package dev.tarn.inmemory.repository.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryString;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.parser.SearchParser;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.WouldBlock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that must not block finds the same as another one, or stops before it blocks. */
class SearchWithoutBlockingTest {

    private static final DatastoreId STORE = new DatastoreId("0123456789abcdef0123456789abcdef");
    private static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");
    private static final int MANY = 15_000;

    private static final RequestBudget WITHOUT_BLOCKING = new NonBlockingBudget();

    @TempDir
    private Path directory;

    private ListSearchSource source = new ListSearchSource(100);
    private SearchIndex index = new LocalSearchIndex(STORE, source, new DirectWork());

    @Test
    void resources_are_read_into_the_index_by_a_search_that_may_block() {
        put("Patient", "a", "\"gender\":\"male\"");
        assertBlocks("Patient?gender=male");
        assertThat(found("Patient?gender=male")).containsExactly("a");
        assertThat(foundAtOnce("Patient?gender=male")).containsExactly("a");

        put("Patient", "b", "\"gender\":\"male\"");
        assertBlocks("Patient?gender=male");
        assertThat(found("Patient?gender=male")).containsExactly("a", "b");
        assertThat(foundAtOnce("Patient?gender=male")).containsExactly("a", "b");
    }

    @Test
    void a_change_of_another_type_is_no_reason_to_block() {
        put("Patient", "a", "\"gender\":\"male\"");
        assertThat(found("Patient?gender=male")).containsExactly("a");
        put("Observation", "1", "\"status\":\"final\"");

        assertThat(foundAtOnce("Patient?gender=male")).containsExactly("a");
    }

    @Test
    void what_takes_long_is_left_to_a_search_that_may_block() {
        String narrative = "\"text\":{\"status\":\"generated\",\"div\":\"<div>" + "x".repeat(200_000) + "</div>\"}";
        put("Patient", "a", narrative + ",\"generalPractitioner\":[{\"reference\":\"Practitioner/p\"}]");
        put("Patient", "b", narrative);
        put("Practitioner", "p", "\"active\":true");
        for (int i = 0; i < MANY; i++) {
            put("Organization", "o" + i, "\"name\":\"Clinic " + i + " X\"");
        }
        found("Practitioner?active=true");
        for (String query : List.of("Patient?_id=a,b", "Patient?_id=a&_include=Patient:general-practitioner")) {
            found(query);
            assertBlocks(query);
        }
        assertThat(foundAtOnce("Patient?_id=a")).as("one page of 200 kB").containsExactly("a");

        assertThat(found("Organization?name:contains=77 X")).isNotEmpty();
        assertBlocks("Organization?name:contains=77 X");
        assertThat(foundAtOnce("Organization?name=Clinic 77 X")).containsExactly("o77");
    }

    @Test
    void columns_are_read_from_files_and_turned_round_by_a_search_that_may_block() {
        source = new ListSearchSource(100, new DirectoryDerivedData(directory));
        index = new LocalSearchIndex(STORE, source, new DirectWork(), 1, 1_000);
        put("Patient", "a", "\"gender\":\"male\",\"active\":true");
        found("Patient?gender=male");
        assertThat(foundAtOnce("Patient?gender=male")).containsExactly("a");
        assertBlocks("Patient?active=true");
        assertThat(found("Patient?active=true")).containsExactly("a");
        assertThat(foundAtOnce("Patient?active=true")).containsExactly("a");

        source = new ListSearchSource(100);
        index = new LocalSearchIndex(STORE, source, new DirectWork());
        String given = IntStream.range(0, MANY).mapToObj(i -> "\"N" + i + "\"").collect(Collectors.joining(","));
        put("Patient", "a", "\"name\":[{\"given\":[" + given + "]}]");
        found("Patient?_id=a");
        assertThat(foundAtOnce("Patient?_id=a")).containsExactly("a");
        assertBlocks("Patient?_id=a&_sort=given");
        assertThat(found("Patient?_id=a&_sort=given")).containsExactly("a");
        assertThat(foundAtOnce("Patient?_id=a&_sort=given")).containsExactly("a");
    }

    @Test
    void long_texts_are_compared_by_a_search_that_may_block() {
        put("Patient", "a", "\"name\":[{\"family\":\"" + "a".repeat(250_000) + "b\"}]");
        put("Patient", "b", "\"name\":[{\"family\":\"aab\"}]");
        found("Patient?family=aab");
        assertThat(foundAtOnce("Patient?family=aab")).containsExactly("b");
        assertBlocks("Patient?family:contains=aab");
        assertThat(found("Patient?family:contains=aab")).containsExactly("a", "b");
    }

    private void assertBlocks(String search) {
        assertThatThrownBy(() -> foundAtOnce(search)).as(search).isInstanceOf(WouldBlock.class);
    }

    private void put(String type, String id, String members) {
        source.put(type, id, members, NOW);
    }

    private List<String> found(String search) {
        return ids(search, RequestBudget.UNLIMITED);
    }

    private List<String> foundAtOnce(String search) {
        return ids(search, WITHOUT_BLOCKING);
    }

    private List<String> ids(String search, RequestBudget budget) {
        String[] parts = search.split("\\?", 2);
        return index
                .search(
                        SearchParser.of(SearchDialect.FHIR)
                                .parse(
                                        Optional.of(ResourceType.valueOf(parts[0])),
                                        Optional.empty(),
                                        QueryString.parse(parts[1]),
                                        true),
                        Optional.empty(),
                        budget,
                        Optional.empty())
                .matches()
                .stream()
                .map(version -> version.address().id().value())
                .toList();
    }
}
