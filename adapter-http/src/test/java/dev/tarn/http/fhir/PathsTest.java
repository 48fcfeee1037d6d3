package dev.tarn.http.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.request.PageSize;
import dev.tarn.http.RawClient;
import dev.tarn.http.Samples;
import dev.tarn.http.Tarn;
import dev.tarn.http.Tarn.Reply;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.SystemHistoryRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is where below the base, what is not there yet, and what is hostile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathsTest {

    private FhirCaller fhir;

    @BeforeAll
    void start() {
        fhir = new FhirCaller(Tarn.start());
        fhir.tarn.stub.store = Samples.plainStore().activated();
    }

    @AfterAll
    void stop() {
        fhir.tarn.close();
    }

    @Test
    void every_interaction_that_the_statement_declares_is_there() {
        Reply reply = fhir.get("metadata");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("fhirVersion").asText()).isEqualTo("4.0.1");
        assertThat(reply.body().at("/implementation/url").asText()).isEqualTo(fhir.url());
        assertThat(reply.body().at("/software/version").asText()).isEqualTo("1.2.3-test");

        JsonNode resources = reply.body().at("/rest/0/resource");
        assertThat(resources).hasSize(ResourceType.values().length - 2);
        resources.forEach(resource -> resource.path("interaction")
                .forEach(interaction -> assertThat(ask(
                                resource.path("type").asText(),
                                interaction.path("code").asText()))
                        .as("%s %s", resource.path("type"), interaction)
                        .isBetween(200, 204)));
        reply.body()
                .at("/rest/0/interaction")
                .forEach(interaction -> assertThat(
                                askOfAll(interaction.path("code").asText()).status())
                        .as("%s", interaction)
                        .isEqualTo(200));
        assertThat(resource(reply.body(), "Patient").at("/operation/0/name").asText())
                .isEqualTo("everything");
        assertThat(resources)
                .allSatisfy(resource -> assertThat(resource.findValuesAsText("definition"))
                        .contains("http://hl7.org/fhir/OperationDefinition/Resource-validate"));
    }

    private Reply askOfAll(String interaction) {
        return switch (interaction) {
            case "search-system" -> fhir.get("?_type=Patient,Observation");
            case "history-system" -> fhir.get("_history");
            default -> fhir.post("", "{\"resourceType\":\"Bundle\",\"type\":\"" + interaction + "\"}");
        };
    }

    @Test
    void the_statement_lists_the_search_parameters_and_includes_of_the_registry() {
        JsonNode patient = resource(fhir.get("metadata").body(), "Patient");
        assertThat(patient.path("searchParam"))
                .contains(
                        object("birthdate", "date"),
                        object("_id", "token"),
                        object("general-practitioner", "reference"));
        assertThat(patient.path("searchInclude")).extracting(JsonNode::asText).contains("*", "Patient:organization");
        assertThat(patient.path("searchRevInclude"))
                .extracting(JsonNode::asText)
                .contains("Observation:subject");
        assertThat(resource(fhir.get("metadata").body(), "Location").path("searchParam"))
                .doesNotContain(object("near", "special"));
    }

    private static JsonNode object(String name, String type) {
        return JsonNodeFactory.instance.objectNode().put("name", name).put("type", type);
    }

    private static JsonNode resource(JsonNode statement, String type) {
        for (JsonNode resource : statement.at("/rest/0/resource")) {
            if (resource.path("type").asText().equals(type)) {
                return resource;
            }
        }
        throw new AssertionError(type + " is not declared");
    }

    private int ask(String type, String interaction) {
        String body = "{\"resourceType\":\"" + type + "\"}";
        String id = fhir.post(type, body, "Prefer", "return=minimal")
                .header("Location")
                .replaceFirst(".*/(" + type + "/[^/]+)/.*", "$1");
        return switch (interaction) {
            case "create" -> fhir.post(type, body).status();
            case "read" -> fhir.get(id).status();
            case "vread" -> fhir.get(id + "/_history/1").status();
            case "update" -> fhir.put(id, body).status();
            case "patch" ->
                fhir.send("PATCH", id, "[]", "Content-Type", "application/json-patch+json")
                        .status();
            case "delete" -> fhir.delete(id).status();
            case "history-instance" -> fhir.get(id + "/_history").status();
            case "history-type" -> fhir.get(type + "/_history").status();
            case "search-type" -> fhir.get(type).status();
            default -> throw new AssertionError(interaction + " is not known");
        };
    }

    @Test
    void a_history_of_a_type_and_of_all_resources_has_pages() {
        fhir.tarn.stub.resources.forget();
        fhir.put("Patient/a", "{\"resourceType\":\"Patient\"}");
        fhir.put("Patient/b", "{\"resourceType\":\"Patient\"}");
        fhir.put("Observation/o", "{\"resourceType\":\"Observation\"}");
        fhir.delete("Patient/b");

        Reply typed = fhir.get("Patient/_history?_count=2&_since=2026-01-01");
        assertThat(typed.status()).isEqualTo(200);
        assertThat(typed.body().path("type").asText()).isEqualTo("history");
        assertThat(typed.body().path("total").asInt()).isEqualTo(3);
        assertThat(typed.body().at("/link/0/url").asText())
                .isEqualTo(fhir.url() + "Patient/_history?_count=2&_since=2026-01-01");
        assertThat(typed.body().at("/link/1/relation").asText()).isEqualTo("next");
        assertThat(typed.body().at("/link/1/url").asText())
                .startsWith(fhir.url() + "Patient/_history?_count=2&_since=2026-01-01&page=");
        assertThat(typed.body().at("/entry/0/request/method").asText()).isEqualTo("DELETE");
        assertThat(typed.body().at("/entry/0/request/url").asText()).isEqualTo("Patient/b");
        assertThat(fhir.tarn.stub.asked)
                .contains(new SystemHistoryRequest(
                        Optional.of(ResourceType.Patient),
                        Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                        Optional.empty(),
                        new PageSize(2),
                        Optional.empty()));

        Reply all = fhir.get("_history");
        assertThat(all.body().path("total").asInt()).isEqualTo(4);
        assertThat(all.body().at("/link/0/url").asText()).isEqualTo(fhir.url() + "_history");
        assertThat(fhir.tarn.stub.asked)
                .contains(new SystemHistoryRequest(
                        Optional.empty(), Optional.empty(), Optional.empty(), new PageSize(100), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_history?_count=0", "Patient/_history?_count=101", "_history?_since=never"})
    void a_wrong_parameter_of_a_history_is_400(String path) {
        FhirCaller.refused(fhir.get(path), 400, "value");
    }

    @Test
    void the_discovery_document_of_a_data_store_without_SMART_on_FHIR_is_404_and_is_read_only() {
        FhirCaller.refused(fhir.get(".well-known/smart-configuration"), 404, "not-found");
        FhirCaller.refused(fhir.put(".well-known/smart-configuration", "{}"), 405, "not-supported");
    }

    @Test
    void what_a_type_does_not_allow_is_405() {
        FhirCaller.refused(fhir.get("AuditEvent/_history"), 405, "not-supported");
        FhirCaller.refused(fhir.put("AuditEvent/a", "{}"), 405, "not-supported");
        FhirCaller.refused(fhir.get("Parameters/a"), 405, "not-supported");
        FhirCaller.refused(fhir.post("OperationOutcome", "{}"), 405, "not-supported");
    }

    @ParameterizedTest
    @CsvSource({"GET, Encounter/1/$everything", "POST, Device/$export", "GET, %24lastn", "GET, a/b/c/d/e/$x"})
    void what_FHIR_has_and_Tarn_has_not_yet_is_501_and_says_what_there_is(String method, String path) {
        assertThat(FhirCaller.refused(fhir.send(method, path, "{}"), 501, "not-supported"))
                .contains("What is there: create, read");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, Unknown/1, not-supported",
        "GET, patient/1, not-supported",
        "POST, Basic, not-supported",
        "GET, Patient/1/2/3, not-found",
        "GET, a/b/c/d/e, not-found",
        "GET, Patient//1, not-found",
        "GET, Patient/nobody/_history/x, not-found",
        "GET, Patient/nobody/_history/0, not-found",
        "GET, Patient/nobody/_history/99999999999999999999, not-found"
    })
    void what_is_nowhere_is_404(String method, String path, String code) {
        FhirCaller.refused(fhir.send(method, path, "{}"), 404, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Patient", "/Patient/1", "Patient//1", "Patient/1//_history", "a//b/c/d/e"})
    void an_empty_part_in_a_path_is_404_that_says_so(String path) {
        assertThat(FhirCaller.refused(fhir.get(path), 404, "not-found"))
                .contains("empty part (//)", "DatastoreEndpoint ends with a slash");
    }

    @Test
    void a_leap_second_is_the_second_after() {
        fhir.put("Patient/leap", FhirCaller.PATIENT);
        assertThat(fhir.get("Patient/leap/_history?_since=2016-12-31T23:59:60Z").status())
                .isEqualTo(200);
        HistoryRequest asked = (HistoryRequest) fhir.tarn.stub.asked.stream()
                .filter(HistoryRequest.class::isInstance)
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(asked.since()).hasValue(Instant.parse("2017-01-01T00:00:00Z"));
        FhirCaller.refused(fhir.get("Patient/leap/_history?_at=2016-12-31T23:59:61Z"), 400, "value");
    }

    @Test
    void a_method_that_a_path_does_not_have_is_405_with_those_that_it_has() {
        Reply reply = fhir.send("POST", "Patient/1", "{}");
        FhirCaller.refused(reply, 405, "not-supported");
        assertThat(reply.header("Allow")).isEqualTo("GET, HEAD, PUT, PATCH, DELETE");
        assertThat(fhir.send("OPTIONS", "metadata", "").header("Allow")).isEqualTo("GET, HEAD");
        assertThat(fhir.send("DELETE", "", "").header("Allow")).isEqualTo("GET, HEAD, POST");
        assertThat(fhir.send("PATCH", "Patient?name=x", "[]").header("Allow"))
                .isEqualTo("GET, HEAD, POST, PUT, DELETE");
        assertThat(fhir.send("GET", "Patient/_search", "").header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%2Fb", "%2e%2e%2f", "a_b", "a b", "\u00e4", "a%", "%zz", "a%0d%0ab"})
    void an_id_that_none_can_be_is_400(String id) throws IOException {
        raw("GET", id.replace(" ", "%20"), 400, "\"code\":\"value\"");
    }

    @Test
    void an_id_that_is_too_long_is_400() throws IOException {
        raw("GET", "x".repeat(65), 400, "\"code\":\"value\"");
    }

    private void raw(String method, String id, int status, String words) throws IOException {
        try (RawClient client = new RawClient(fhir.tarn.server.port())) {
            RawClient.Raw answer = client.send(method + " " + FhirCaller.BASE + "Patient/" + id
                            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + Tarn.AUTHORIZATION + "\r\n\r\n")
                    .answer();
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(answer.body()).contains("\"OperationOutcome\"").contains(words);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/datastore/x/r4/Patient/1, 200, ''", "/datastore/x/r5/Patient/1, 404, not-found",
        "/datastore/x, 404, not-found", "/datastore//r4/Patient/1, 404, not-found",
        "/datastore/{x}/r4/Patient/1, 404, not-found"
    })
    void the_endpoint_is_below_the_id_of_a_store(String path, int status, String code) throws IOException {
        fhir.put("Patient/1", FhirCaller.PATIENT);
        try (RawClient client = new RawClient(fhir.tarn.server.port())) {
            RawClient.Raw answer = client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                            + Tarn.AUTHORIZATION + "\r\n\r\n")
                    .answer();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).contains(code);
        }
    }

    @Test
    void who_does_not_sign_is_told_how() {
        Reply unsigned =
                fhir.tarn.send(fhir.tarn.to(FhirCaller.BASE + "metadata").GET());
        assertThat(FhirCaller.refused(unsigned, 401, "forbidden"))
                .startsWith("Invalid authorization header")
                .contains("curl --aws-sigv4");

        Reply basic = fhir.tarn.send(fhir.to("metadata").GET().setHeader("Authorization", "Basic dGVzdDp0ZXN0"));
        FhirCaller.refused(basic, 401, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "If-Match", "x-amz-fhir-idempotency-key"})
    void a_header_that_is_there_twice_is_400(String name) {
        FhirCaller.refused(
                fhir.tarn.send(
                        fhir.with("PUT", "Patient/1", "{}").setHeader(name, "1").header(name, "2")),
                400,
                "value");
    }

    @Test
    void the_page_of_another_site_may_not_write() {
        FhirCaller.refused(fhir.put("Patient/1", "{}", "Origin", "http://evil.example"), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/fhir+json",
                "application/json; charset=UTF-8",
                "*/*",
                "text/html, */*;q=0.1",
                "application/fhir+xml;q=1.0, application/fhir+json;q=1.0",
                "application/json+fhir"
            })
    void JSON_is_answered_to_who_takes_it(String accept) {
        assertThat(fhir.tarn
                        .send(fhir.to("metadata").GET().setHeader("Accept", accept))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void XML_is_neither_answered_nor_read() {
        FhirCaller.refused(
                fhir.tarn.send(fhir.to("metadata").GET().setHeader("Accept", "application/fhir+xml")),
                406,
                "not-supported");
        FhirCaller.refused(fhir.get("metadata?_format=xml"), 406, "not-supported");
        for (String type : new String[] {"application/fhir+xml", "text/plain", "application/json; charset=latin1"}) {
            assertThat(FhirCaller.refused(fhir.put("Patient/1", "<x/>", "Content-Type", type), 415, "not-supported"))
                    .startsWith("Incorrect MIME-type. Update request Content-Type header.");
        }
    }

    @Test
    void a_history_goes_from_page_to_page() {
        for (int i = 0; i < 3; i++) {
            fhir.put("Patient/old", FhirCaller.PATIENT);
        }
        fhir.delete("Patient/old");

        Reply page = fhir.get("Patient/old/_history?_count=3&_since=2026-11-21T10:15:30%2B00:00");
        assertThat(page.body().path("total").asInt()).isEqualTo(4);
        assertThat(page.body().at("/entry/0/request/method").asText()).isEqualTo("DELETE");
        assertThat(page.body().at("/entry/0").has("resource")).isFalse();
        assertThat(page.body().at("/entry/1/request/url").asText()).isEqualTo("Patient/old");
        assertThat(page.body().at("/entry/1/response/etag").asText()).isEqualTo("W/\"3\"");
        assertThat(page.body().at("/entry/1/response/status").asText()).isEqualTo("200");
        String next = page.body().at("/link/1/url").asText();
        Reply last = fhir.get(next.substring(fhir.url().length()));
        assertThat(last.body().path("entry")).hasSize(1);
        assertThat(last.body().at("/entry/0/response/status").asText()).isEqualTo("201");
        assertThat(last.body().path("link")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_count=0",
                "_count=101",
                "_count=x",
                "_count=",
                "_count=1&_count=2",
                "_since=yesterday",
                "_at=2026-13",
                "_since=2026-11-21T10:15:30",
                "_since=%zz"
            })
    void a_parameter_of_a_history_that_cannot_be_is_400(String query) {
        FhirCaller.refused(fhir.get("Patient/old/_history?" + query.replace("%zz", "%25zz")), 400, "value");
    }
}
