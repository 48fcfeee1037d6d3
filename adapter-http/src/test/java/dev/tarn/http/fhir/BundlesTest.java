package dev.tarn.http.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.http.Samples;
import dev.tarn.http.Tarn;
import dev.tarn.http.Tarn.Reply;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.UpdateResource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches and transactions over the wire. */
class BundlesTest {

    private static final String ODD = "{ \"resourceType\" : \"Patient\", \"id\":\"ann\" , \"v\":1.00,\"n\":[ {} ]}";

    private FhirCaller fhir;

    @BeforeEach
    void start() {
        fhir = new FhirCaller(Tarn.start());
        fhir.tarn.stub.store = Samples.plainStore().activated();
    }

    @AfterEach
    void stop() {
        fhir.tarn.close();
    }

    @Test
    void a_batch_answers_every_entry_in_its_place_and_one_that_fails_is_nobody_elses_business() {
        Reply reply = post(
                "batch",
                entry("PUT", "Patient/ann", ODD),
                entry("GET", "Patient/nobody", null),
                entry("GET", "/Patient/ann", null),
                entry("GET", fhir.url() + "Patient/ann/_history", null),
                entry("GET", "Patient?name=ann", null),
                entry("GET", "Unknown/1", null),
                entry("DELETE", "Patient/ann", null),
                "{}",
                entry("FETCH", "Patient/ann", null),
                entry("GET", "Patient/_history", null),
                entry("GET", "_history?_count=1", null),
                entry("PUT", "Patient/_history", ODD));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("type").asText()).isEqualTo("batch-response");
        assertThat(statuses(reply))
                .containsExactly("201", "404", "200", "200", "200", "404", "204", "400", "400", "200", "200", "405");
        JsonNode created = reply.body().at("/entry/0/response");
        assertThat(created.path("location").asText()).isEqualTo("Patient/ann/_history/1");
        assertThat(created.path("etag").asText()).isEqualTo("W/\"1\"");
        assertThat(created.path("lastModified").asText()).isEqualTo("2026-11-21T10:15:30.001Z");
        assertThat(reply.body().at("/entry/0").has("resource")).isFalse();
        assertThat(reply.body().at("/entry/1/response/outcome/issue/0/code").asText())
                .isEqualTo("not-found");
        assertThat(reply.body().at("/entry/2/fullUrl").asText()).isEqualTo(fhir.url() + "Patient/ann");
        assertThat(reply.body().at("/entry/3/resource/type").asText()).isEqualTo("history");
        assertThat(reply.body().at("/entry/4/resource/type").asText()).isEqualTo("searchset");
        assertThat(FhirCaller.text(reply)).contains("\"resource\":" + ODD);
    }

    @Test
    void a_search_in_a_transaction_is_made_once_after_the_writes_and_a_wrong_one_fails_the_transaction() {
        Reply reply = post("transaction", entry("GET", "Patient?_id=ann", null), entry("PUT", "Patient/ann", ODD));
        assertThat(reply.body().at("/entry/0/resource/entry")).hasSize(1);
        assertThat(fhir.tarn.stub.asked.stream().filter(SearchRequest.class::isInstance))
                .hasSize(1);

        FhirCaller.refused(
                post("transaction", entry("GET", "Patient?bad=1", null), entry("PUT", "Patient/bob", ODD)),
                400,
                "processing");
        assertThat(fhir.get("Patient/bob").status()).isEqualTo(404);
    }

    @Test
    void a_transaction_is_one_call_of_the_port_with_the_bytes_that_came() {
        String urn = "urn:uuid:7d44a1c0-0000-4000-8000-0123456789ab";
        String entry = "{\"resource\":" + ODD + ",\"fullUrl\":\"" + urn
                + "\",\"request\":{\"url\":\"Patient/ann\",\"method\":\"PUT\"}}";
        Reply reply = post("transaction", entry, entry("GET", "Patient/ann", null));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("type").asText()).isEqualTo("transaction-response");
        assertThat(statuses(reply)).containsExactly("201", "200");
        List<?> asked = fhir.tarn.stub.asked.stream()
                .filter(List.class::isInstance)
                .map(List.class::cast)
                .findFirst()
                .orElseThrow();
        TransactionEntry first = (TransactionEntry) asked.get(0);
        assertThat(first.fullUrl()).hasValue(urn);
        assertThat(((UpdateResource) first.request()).json()).hasToString(ODD);
    }

    @Test
    void a_transaction_that_fails_says_which_entry_it_was() {
        String words = FhirCaller.refused(
                post("transaction", entry("PUT", "Patient/ann", ODD), entry("GET", "Patient/bob", null)),
                404,
                "not-found");
        assertThat(words).startsWith("Bundle.entry[1]: ");

        Reply unread = post("transaction", entry("PUT", "Patient/eve", ODD), entry("GET", "Patient?bad=x", null));
        FhirCaller.refused(unread, 400, "processing");
        FhirCaller.refused(fhir.get("Patient/eve"), 404, "not-found");
        assertThat(unread.body().at("/issue/0/expression/0").asText()).isEqualTo("Bundle.entry[1]");
    }

    @Test
    void a_search_in_a_transaction_sees_its_writes() {
        Reply reply = post("transaction", entry("GET", "Patient?_id=ann", null), entry("PUT", "Patient/ann", ODD));

        assertThat(statuses(reply)).containsExactly("200", "201");
        assertThat(reply.body().at("/entry/0/resource/entry/0/fullUrl").asText())
                .isEqualTo(fhir.url() + "Patient/ann");
    }

    @Test
    void a_conditional_update_in_a_batch_is_by_id_and_none_is_in_a_transaction() {
        Reply batch = post(
                "batch",
                entry("PUT", "Patient?_id=ann", ODD),
                entry("PUT", "Patient?_id=ann&_tag=x", ODD),
                entry("PUT", "Patient?name=ann", ODD),
                entry("DELETE", "Patient?_id=ann", null),
                entry("DELETE", "Patient?_id=ann&_count=2", null),
                entry("PUT", "Patient/ann?name=ann", ODD));
        assertThat(statuses(batch)).containsExactly("201", "200", "400", "204", "400", "400");

        Reply transaction = post("transaction", entry("PUT", "Patient?_id=ann", ODD));
        assertThat(FhirCaller.refused(transaction, 400, "value")).contains("no conditional update");
    }

    @Test
    void what_was_written_is_shown_to_who_prefers_that() {
        Reply shown =
                fhir.post("", bundle("batch", entry("PUT", "Patient/ann", ODD)), "Prefer", "return=representation");
        Reply outcome = fhir.post(
                "", bundle("transaction", entry("PUT", "Patient/ann", ODD)), "Prefer", "return=OperationOutcome");

        assertThat(FhirCaller.text(shown)).contains("\"resource\":" + ODD);
        assertThat(outcome.body().at("/entry/0/response/outcome/resourceType").asText())
                .isEqualTo("OperationOutcome");
    }

    @Test
    void a_patch_is_a_Binary_and_conditions_are_members_of_the_request() {
        fhir.put("Patient/ann", FhirCaller.PATIENT);
        String patch = Base64.getEncoder().encodeToString("[1]".getBytes(StandardCharsets.UTF_8));
        String binary = "{\"resourceType\":\"Binary\",\"contentType\":\"application/json-patch+json\",\"data\":\""
                + patch + "\"}";
        Reply reply = post(
                "batch",
                entry("PATCH", "Patient/ann", binary),
                entry("PATCH", "Patient/ann", "{\"resourceType\":\"Parameters\"}"),
                "{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient/ann\",\"ifMatch\":\"W/\\\"1\\\"\"}}",
                "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/ann\",\"ifNoneMatch\":\"W/\\\"2\\\"\"}}",
                "{\"resource\":" + ODD
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\",\"ifNoneExist\":\"_id=ann\"}}");

        assertThat(statuses(reply)).containsExactly("200", "501", "412", "304", "200");
        assertThat(FhirCaller.text(fhir.get("Patient/ann"))).isEqualTo("[1]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ifNoneMatch     | W/\"2\"                    | 304",
                "ifNoneMatch     | W/\"1\"                    | 200",
                "ifNoneMatch     | W/\"1\", \"2\"              | 304",
                "ifNoneMatch     | *                         | 304",
                "ifModifiedSince | 2026-11-21T10:15:30.002Z  | 304",
                "ifModifiedSince | 2026-11-21T11:15:30.002+01:00 | 304",
                "ifModifiedSince | 2026-11-21T10:15:30.001Z  | 200",
                "ifModifiedSince | 2026-11-21T10:14:60.002Z  | 200",
                "ifModifiedSince | 2026-11-21T10:15:60Z      | 304"
            })
    void a_read_on_a_condition_is_304_in_a_batch_and_in_a_transaction(String member, String value, String status) {
        fhir.put("Patient/ann", FhirCaller.PATIENT);
        fhir.put("Patient/ann", FhirCaller.PATIENT);
        String entry = conditional("GET", member, value);

        for (String type : List.of("batch", "transaction")) {
            Reply reply = post(type, entry, entry("PUT", "Patient/bob", ODD));
            assertThat(statuses(reply)).as(type).first().isEqualTo(status);
            assertThat(reply.body().at("/entry/0").has("resource")).isEqualTo(status.equals("200"));
            assertThat(reply.body().at("/entry/0/response/etag").asText()).isEqualTo("W/\"2\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sat, 21 Nov 2026 10:15:30 GMT", "2026-11-21", "yesterday", ""})
    void ifModifiedSince_of_an_entry_is_an_instant(String value) {
        String entry = conditional("GET", "ifModifiedSince", value);

        assertThat(statuses(post("batch", entry))).containsExactly("400");
        assertThat(FhirCaller.refused(post("transaction", entry), 400, "value"))
                .contains("request.ifModifiedSince must be an instant", "'" + value + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ifMatch     | *              | 204",
                "ifMatch     | W/\"9\",W/\"1\"  | 204",
                "ifMatch     | W/\"9\",W/\"8\"  | 412",
                "ifNoneMatch | W/\"1\"         | 412"
            })
    void a_write_of_an_entry_takes_lists_of_tags_and_any(String member, String value, String status) {
        for (String type : List.of("batch", "transaction")) {
            fhir.tarn.stub.resources.forget();
            fhir.put("Patient/ann", FhirCaller.PATIENT);
            Reply reply = post(type, conditional("DELETE", member, value));
            if (type.equals("batch") || status.equals("204")) {
                assertThat(statuses(reply)).as(type).containsExactly(status);
            } else {
                FhirCaller.refused(reply, Integer.parseInt(status), "conflict");
            }
        }
    }

    @Test
    void the_delete_of_what_never_was_is_404_and_fails_a_transaction() {
        assertThat(statuses(post("batch", entry("DELETE", "Patient/never", null))))
                .containsExactly("404");
        FhirCaller.refused(
                post("transaction", entry("DELETE", "Patient/never", null), entry("PUT", "Patient/ann", ODD)),
                404,
                "not-found");
        assertThat(fhir.get("Patient/ann").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | Patient/ann            | GET, PUT, PATCH, DELETE",
                "PUT    | Patient/ann/_history   | GET",
                "DELETE | Patient/ann/_history/1 | GET"
            })
    void a_method_that_a_path_does_not_have_is_405_that_names_those_it_has(String method, String url, String has) {
        Reply batch = post("batch", entry(method, url, null));
        assertThat(statuses(batch)).containsExactly("405");
        String words = FhirCaller.refused(post("transaction", entry(method, url, null)), 405, "not-supported");

        assertThat(words)
                .contains(batch.body()
                        .at("/entry/0/response/outcome/issue/0/diagnostics")
                        .asText());
        assertThat(has.split(", ")).allSatisfy(name -> assertThat(words).contains(name));
        assertThat(words).doesNotContain("header", method + ",");
    }

    @ParameterizedTest
    @CsvSource({"GET, $export", "POST, Patient/$validate"})
    void a_path_that_no_entry_can_ask_for_is_told_to_be_a_request_of_its_own(String method, String url) {
        Reply batch = post("batch", entry(method, url, null));
        assertThat(statuses(batch)).containsExactly("405");
        assertThat(batch.body()
                        .at("/entry/0/response/outcome/issue/0/diagnostics")
                        .asText())
                .isEqualTo("An entry of a Bundle cannot ask for this path; send a request of its own");
    }

    private static String conditional(String method, String member, String value) {
        return "{\"request\":{\"method\":\"" + method + "\",\"url\":\"Patient/ann\",\"" + member + "\":\""
                + value.replace("\"", "\\\"") + "\"}}";
    }

    @Test
    void a_stale_patch_is_a_conflict_in_a_transaction_too() {
        fhir.put("Patient/ann", FhirCaller.PATIENT);
        fhir.put("Patient/ann", FhirCaller.PATIENT);
        String stale = "{\"resource\":{\"resourceType\":\"Binary\",\"contentType\":\"application/json-patch+json\","
                + "\"data\":\"W10=\"},\"request\":{\"method\":\"PATCH\",\"url\":\"Patient/ann\",\"ifMatch\":\"1\"}}";

        FhirCaller.refused(post("transaction", stale), 409, "conflict");
    }

    @Test
    void the_number_of_entries_is_limited() {
        assertThat(post("transaction", many(100)).status()).isEqualTo(200);
        FhirCaller.refused(post("transaction", many(101)), 422, "too-costly");
        assertThat(statuses(post("batch", many(500)))).hasSize(500);
        FhirCaller.refused(post("batch", many(501)), 422, "too-costly");
        FhirCaller.refused(post("batch", many(10_000)), 422, "too-costly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"document", "message", "collection", "searchset", "", "Batch"})
    void a_bundle_of_another_type_is_told_where_it_goes(String type) {
        assertThat(FhirCaller.refused(post(type), 400, "value")).contains("POST Bundle");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"resourceType\":\"Patient\",\"type\":\"batch\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"type\":\"batch\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":{}}",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[null]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"resource\":[]}]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"url\":1}}]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\"} x",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"n\":1e}"
            })
    void what_is_no_bundle_is_400_and_says_why(String body) {
        FhirCaller.refused(fhir.post("", body), 400, "structure");
    }

    @Test
    void a_bundle_that_nests_too_deeply_is_400() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        FhirCaller.refused(post("batch", "{\"resource\":{\"x\":" + deep + "}}"), 400, "structure");
    }

    @Test
    void a_bundle_to_be_done_cannot_hold_another() {
        assertThat(statuses(post("batch", entry("POST", "", bundle("batch")), entry("POST", "/", bundle("batch")))))
                .containsExactly("400", "400");
        assertThat(statuses(post("batch", entry("POST", "Bundle", bundle("collection")))))
                .containsExactly("201");
    }

    @Test
    void an_asynchronous_bundle_is_not_there_yet() {
        FhirCaller.refused(fhir.post("", bundle("transaction"), "Prefer", "respond-async"), 501, "not-supported");
    }

    @Test
    void a_store_that_is_not_active_takes_no_bundle() {
        fhir.tarn.stub.store = Samples.plainStore();

        FhirCaller.refused(post("batch"), 409, "conflict");
    }

    private Reply post(String type, String... entries) {
        return fhir.post("", bundle(type, entries));
    }

    private static String bundle(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static String[] many(int count) {
        return Collections.nCopies(count, entry("PUT", "Patient/ann", ODD)).toArray(String[]::new);
    }

    private static String entry(String method, String url, String resource) {
        return "{" + (resource == null ? "" : "\"resource\":" + resource + ",") + "\"request\":{\"method\":\"" + method
                + "\",\"url\":\"" + url + "\"}}";
    }

    private static List<String> statuses(Reply reply) {
        List<String> statuses = new ArrayList<>();
        reply.body()
                .path("entry")
                .forEach(entry -> statuses.add(entry.at("/response/status").asText()));
        return statuses;
    }
}
