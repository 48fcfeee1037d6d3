package dev.tarn.http.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.http.Tarn;
import dev.tarn.http.Tarn.Reply;
import dev.tarn.ports.fhir.DeleteMatches;
import dev.tarn.ports.fhir.SearchHandling;
import dev.tarn.ports.fhir.SearchRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchesTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    final FhirCaller fhir = new FhirCaller(Tarn.start());

    @AfterEach
    void stop() {
        fhir.tarn.close();
    }

    private SearchRequest asked() {
        return fhir.tarn.stub.asked.stream()
                .filter(SearchRequest.class::isInstance)
                .map(SearchRequest.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void a_search_is_a_searchset_whose_next_link_has_the_count_and_the_token_alone() {
        fhir.put("Patient/ann", FhirCaller.PATIENT);

        Reply reply = fhir.get("Patient?_id=ann&name:exact=a%20b&_count=1&_format=json");

        assertThat(reply.status()).isEqualTo(200);
        JsonNode bundle = reply.body();
        assertThat(bundle.path("type").asText()).isEqualTo("searchset");
        assertThat(bundle.path("total").asInt()).isEqualTo(1);
        assertThat(bundle.at("/link/0/relation").asText()).isEqualTo("self");
        assertThat(bundle.at("/link/0/url").asText())
                .isEqualTo(fhir.url() + "Patient?_id=ann&name:exact=a%20b&_count=1");
        assertThat(bundle.at("/link/1/relation").asText()).isEqualTo("next");
        assertThat(bundle.at("/link/1/url").asText()).isEqualTo(fhir.url() + "Patient?_count=1&page=more");
        assertThat(bundle.at("/entry/0/fullUrl").asText()).isEqualTo(fhir.url() + "Patient/ann");
        assertThat(bundle.at("/entry/0/search/mode").asText()).isEqualTo("match");
        assertThat(FhirCaller.text(reply)).contains("\"resource\":" + FhirCaller.PATIENT);
        assertThat(fhir.get("Patient?_id=bob").body().has("entry")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Patient?a=1, Patient/_search",
        "'?_type=Patient&a=1', '_search?_type=Patient'",
        "Patient/1/Observation?a=1, Patient/1/Observation/_search",
        "Patient/1/*?a=1, Patient/1/*/_search"
    })
    void a_POST_asks_what_a_GET_asks(String get, String post) {
        assertThat(fhir.get(get).status()).isEqualTo(200);
        SearchRequest expected = asked();

        boolean isInUrl = post.contains("?");
        String body = isInUrl ? "" : "a=1";
        String path = isInUrl ? post + "&a=1" : post;
        assertThat(fhir.post(path, body, "Content-Type", FORM + "; charset=UTF-8")
                        .status())
                .isEqualTo(200);
        assertThat(asked()).isEqualTo(expected);
    }

    @Test
    void the_port_is_asked_for_the_type_the_compartment_the_parameters_and_the_handling() {
        assertThat(fhir.send("GET", "Patient/1/Observation?code=a%7Cb&code=c+d", "", "Prefer", "handling=strict")
                        .status())
                .isEqualTo(200);

        assertThat(asked())
                .isEqualTo(new SearchRequest(
                        Optional.of(ResourceType.Observation),
                        Optional.of(new ResourceAddress(ResourceType.Patient, new ResourceId("1"))),
                        List.of(new QueryParameter("code", "a|b"), new QueryParameter("code", "c d")),
                        SearchHandling.STRICT));
        fhir.get("Patient/1/*");
        assertThat(asked().type()).isEmpty();
    }

    @Test
    void a_POST_has_its_parameters_in_one_place_and_as_a_form() {
        FhirCaller.refused(fhir.post("Patient/_search?a=1", "b=2", "Content-Type", FORM), 400, "value");
        FhirCaller.refused(fhir.post("Patient/_search", "{}"), 415, "not-supported");
        FhirCaller.refused(fhir.post("Patient/_search", "a=%zz", "Content-Type", FORM), 400, "value");
        FhirCaller.refused(fhir.post("Unknown/_search", "a=1", "Content-Type", FORM), 404, "not-supported");
        FhirCaller.refused(fhir.get("Parameters?a=1"), 405, "not-supported");
        FhirCaller.refused(fhir.get("Patient?bad=1"), 400, "processing");
    }

    @Test
    void HEAD_is_GET_without_the_body() {
        Reply reply = fhir.send("HEAD", "Patient?_id=ann", "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.response().body()).isEmpty();
    }

    @Test
    void everything_is_a_searchset() {
        fhir.put("Patient/ann", FhirCaller.PATIENT);

        JsonNode bundle = fhir.get("Patient/ann/$everything?_count=1").body();

        assertThat(bundle.path("type").asText()).isEqualTo("searchset");
        assertThat(bundle.at("/link/1/url").asText())
                .isEqualTo(fhir.url() + "Patient/ann/$everything?_count=1&page=more");
        FhirCaller.refused(fhir.get("Patient/bob/$everything"), 404, "not-found");
    }

    @Test
    void a_delete_with_a_count_is_a_batch_response_whose_next_link_goes_on() {
        fhir.put("Patient/ann", FhirCaller.PATIENT);

        JsonNode bundle = fhir.delete("Patient?_id=ann&_count=2").body();

        assertThat(bundle.path("type").asText()).isEqualTo("batch-response");
        assertThat(bundle.at("/entry/0/response/status").asText()).isEqualTo("204");
        assertThat(bundle.at("/entry/0/response/location").asText()).isEqualTo("Patient/ann");
        assertThat(bundle.at("/link/0/url").asText()).isEqualTo(fhir.url() + "Patient?_count=2&page=more");
        assertThat(fhir.tarn.stub.asked).anyMatch(DeleteMatches.class::isInstance);
        FhirCaller.refused(fhir.send("DELETE", "Patient?_id=ann&_count=2", "", "If-Match", "W/\"1\""), 400, "value");
    }

    @Test
    void a_conditional_write_without_a_condition_is_refused() {
        FhirCaller.refused(fhir.delete("Patient"), 400, "required");
        FhirCaller.refused(fhir.put("Patient", FhirCaller.PATIENT), 400, "required");
        FhirCaller.refused(fhir.delete("Patient?_id=bob"), 404, "not-found");
        assertThat(fhir.put("Patient?_id=ann", FhirCaller.PATIENT).status()).isEqualTo(201);
        assertThat(fhir.delete("Patient?_id=ann").status()).isEqualTo(204);
    }
}
