package dev.tarn.http.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.http.fhir.interaction.Endpoint;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchEntry;
import dev.tarn.ports.fhir.SearchPage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Bundles of pages, byte by byte: entries are put together from bytes around the stored ones. */
class SearchBundleTest {

    private static final DatastoreId STORE = new DatastoreId("0123456789abcdef0123456789abcdef");
    private static final SearchEntry PATIENT =
            entry(SearchEntry.Mode.MATCH, Optional.of(address("a-1.b")), "{\"resourceType\":\"Patient\"}");

    private static ResourceAddress address(String id) {
        return new ResourceAddress(ResourceType.Patient, new ResourceId(id));
    }

    private static SearchEntry entry(SearchEntry.Mode mode, Optional<ResourceAddress> address, String json) {
        return new SearchEntry(mode, address, ResourceJson.of(json));
    }

    private static AnswerBytes bundle(String base, List<SearchEntry> entries) {
        return SearchBundle.of(
                new SearchPage(OptionalLong.of(7), entries, List.of(), List.of(), 100, Optional.empty()),
                new Endpoint(STORE, base),
                "Patient");
    }

    private static String text(AnswerBytes bundle) {
        assertThat(bundle.length()).isEqualTo(bundle.whole().length);
        return new String(bundle.whole(), StandardCharsets.UTF_8);
    }

    private static String head(String base) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":7,"
                + "\"link\":[{\"relation\":\"self\",\"url\":\"" + base + "Patient\"}]";
    }

    @Test
    void entries_have_their_URL_and_why_they_are_on_the_page() {
        SearchEntry practitioner = entry(SearchEntry.Mode.INCLUDE, Optional.of(address("2")), "{\"b\":\"\u00e9\"}");
        SearchEntry outcome = entry(SearchEntry.Mode.OUTCOME, Optional.empty(), "{\"c\":1}");

        assertThat(text(bundle("http://h/r4/", List.of(PATIENT, practitioner, outcome))))
                .isEqualTo(head("http://h/r4/")
                        + ",\"entry\":[{\"fullUrl\":\"http://h/r4/Patient/a-1.b\",\"resource\":{\"resourceType\":\"Patient\"},"
                        + "\"search\":{\"mode\":\"match\"}},"
                        + "{\"fullUrl\":\"http://h/r4/Patient/2\",\"resource\":{\"b\":\"\u00e9\"},\"search\":{\"mode\":\"include\"}},"
                        + "{\"resource\":{\"c\":1},\"search\":{\"mode\":\"outcome\"}}]}");
    }

    @Test
    void a_page_without_entries_has_no_list() {
        assertThat(text(bundle("http://h/r4/", List.of()))).isEqualTo(head("http://h/r4/") + "}");
    }

    @Test
    void what_a_client_sent_as_Host_cannot_end_a_text() {
        String escaped = "http://\\\"},\u00fc\\\\/";

        assertThat(text(bundle("http://\"},\u00fc\\/", List.of(PATIENT))))
                .startsWith(head(escaped))
                .contains("{\"fullUrl\":\"" + escaped + "Patient/a-1.b\",\"resource\":");
    }

    @Test
    void a_page_of_short_and_long_resources_is_whole() {
        String text = "x".repeat(20_000);
        List<SearchEntry> entries = List.of(
                PATIENT,
                entry(SearchEntry.Mode.MATCH, Optional.of(address("2")), "{\"t\":\"" + text + "\"}"),
                entry(SearchEntry.Mode.MATCH, Optional.of(address("3")), "{\"t\":\"" + text.repeat(4) + "\"}"),
                PATIENT);

        assertThat(text(bundle("http://h/", entries)))
                .contains("Patient/2\",\"resource\":{\"t\":\"" + text
                        + "\"},\"search\":{\"mode\":\"match\"}},{\"fullUrl\"")
                .contains("Patient/3\",\"resource\":{\"t\":\"" + text.repeat(4) + "\"},\"search\":")
                .endsWith("a-1.b\",\"resource\":{\"resourceType\":\"Patient\"},\"search\":{\"mode\":\"match\"}}]}");
    }
}
