package dev.tarn.http.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.AccessDenied;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Overloaded;
import dev.tarn.domain.failure.Throttled;
import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.domain.failure.Unreachable;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.http.Tarn;
import dev.tarn.http.Tarn.Reply;
import dev.tarn.ports.fhir.CreateResource;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single resources over the wire. */
class InteractionsTest {

    private static final String PATIENT = FhirCaller.PATIENT;
    private static final String FIRST = "Sat, 21 Nov 2026 10:15:30 GMT";

    private FhirCaller fhir;

    @BeforeEach
    void start() {
        fhir = new FhirCaller(Tarn.start());
    }

    @AfterEach
    void stop() {
        fhir.tarn.close();
    }

    @Test
    void a_create_answers_with_the_resource_and_its_version_and_without_Location_as_HealthLakes_does() {
        Reply reply = fhir.post("Patient", PATIENT);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(FhirCaller.text(reply)).isEqualTo(PATIENT);
        assertThat(reply.header("Content-Type")).isEqualTo("application/fhir+json; charset=utf-8");
        assertThat(reply.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(reply.header("Last-Modified")).isEqualTo(FIRST);
        assertThat(reply.header("Location")).isEmpty();
        assertThat(reply.header("x-amzn-RequestId")).isNotEmpty();
    }

    @Test
    void a_create_that_is_not_shown_says_where_it_is() {
        for (String preferred : List.of("return=minimal", "return=OperationOutcome")) {
            Reply reply = fhir.post("Patient", PATIENT, "Prefer", preferred);

            assertThat(reply.header("Location")).as(preferred).startsWith(fhir.url() + "Patient/new-");
        }
    }

    @Test
    void an_update_creates_and_then_updates() {
        Reply created = fhir.put("Patient/ann", PATIENT);
        Reply updated = fhir.put("Patient/ann", PATIENT);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(fhir.url() + "Patient/ann/_history/1");
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(updated.header("Location")).isEmpty();
    }

    @Test
    void what_was_written_is_read_byte_by_byte() {
        String odd =
                "{ \"resourceType\" : \"Patient\",\"id\":\"ann\", \"big\":1.0000000000000000000000e400, \"\\u00e4\":\"\uD83E\uDD8A\" }";
        fhir.put("Patient/ann", odd);
        fhir.put("Patient/ann", PATIENT);

        assertThat(FhirCaller.text(fhir.get("Patient/ann"))).isEqualTo(PATIENT);
        assertThat(FhirCaller.text(fhir.get("Patient/ann/_history/1"))).isEqualTo(odd);
        assertThat(FhirCaller.text(fhir.get("Patient/ann?_pretty=true&_format=json")))
                .isEqualTo(PATIENT);
        assertThat(fhir.get("Patient/ann/_history/1").header("ETag")).isEqualTo("W/\"1\"");
    }

    @Test
    void a_HEAD_is_a_GET_without_its_body() {
        fhir.put("Patient/ann", PATIENT);
        Reply head = fhir.tarn.send(fhir.to("Patient/ann").method("HEAD", BodyPublishers.noBody()));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(PATIENT.length()));
        assertThat(FhirCaller.text(head)).isEmpty();
    }

    @Test
    void a_delete_has_no_content_and_then_it_is_gone() {
        fhir.put("Patient/ann", PATIENT);
        Reply deleted = fhir.delete("Patient/ann");

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(deleted.header("Content-Type")).isEmpty();
        FhirCaller.refused(fhir.get("Patient/ann"), 410, "deleted");
        FhirCaller.refused(fhir.get("Patient/ann/_history/2"), 410, "deleted");
        FhirCaller.refused(fhir.get("Patient/bob"), 404, "not-found");
    }

    @Test
    void a_patch_goes_to_the_port_as_it_is() {
        fhir.put("Patient/ann", PATIENT);
        String patch = "[ {\"op\":\"test\",\"path\":\"/x\",\"value\":1.00} ]";
        Reply reply =
                fhir.send("PATCH", "Patient/ann", patch, "Content-Type", "application/json-patch+json; charset=UTF-8");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(FhirCaller.text(reply)).isEqualTo(patch);
        assertThat(reply.header("ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    void a_FHIRPath_patch_is_not_there_yet_and_another_type_is_no_patch() {
        String words = FhirCaller.refused(fhir.send("PATCH", "Patient/ann", "{}"), 501, "not-supported");
        assertThat(words).contains("FHIRPath").contains("application/json-patch+json");

        FhirCaller.refused(
                fhir.send("PATCH", "Patient/ann", "[]", "Content-Type", "application/merge-patch+json"),
                415,
                "not-supported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "\"1\"", "1", " w/\"1\" "})
    void If_Match_is_understood_in_every_spelling(String tag) {
        fhir.put("Patient/ann", PATIENT);

        assertThat(fhir.put("Patient/ann", PATIENT, "If-Match", tag).status()).isEqualTo(200);
        FhirCaller.refused(fhir.put("Patient/ann", PATIENT, "If-Match", tag), 412, "conflict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"x\"", "W/\"0\"", "99999999999999999999", "W/\"2\", W/\"3\"", "W/", "\"1,2\"", ""})
    void an_If_Match_that_is_no_version_matches_nothing(String tag) {
        fhir.put("Patient/ann", PATIENT);

        FhirCaller.refused(fhir.put("Patient/ann", PATIENT, "If-Match", tag), 412, "conflict");
    }

    @Test
    void a_stale_delete_is_412_and_a_stale_patch_409() {
        fhir.put("Patient/ann", PATIENT);
        fhir.put("Patient/ann", PATIENT);

        FhirCaller.refused(
                fhir.tarn.send(fhir.to("Patient/ann").DELETE().header("If-Match", "W/\"1\"")), 412, "conflict");
        FhirCaller.refused(
                fhir.send(
                        "PATCH",
                        "Patient/ann",
                        "[]",
                        "Content-Type",
                        "application/json-patch+json",
                        "If-Match",
                        "W/\"1\""),
                409,
                "conflict");
    }

    @Test
    void If_None_Match_lets_a_PUT_create_alone() {
        assertThat(fhir.put("Patient/ann", PATIENT, "If-None-Match", "*").status())
                .isEqualTo(201);
        FhirCaller.refused(fhir.put("Patient/ann", PATIENT, "If-None-Match", "*"), 412, "conflict");
        FhirCaller.refused(fhir.put("Patient/ann", PATIENT, "If-None-Match", "*", "If-Match", "1"), 400, "value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If-Match      | *                    | 200 | 412",
                "If-Match      | W/\"1\", W/\"2\"       | 200 | 412",
                "If-Match      | \"x\",\"2\"            | 200 | 412",
                "If-Match      | W/\"1\", W/\"3\"       | 412 | 412",
                "If-None-Match | W/\"1\"               | 200 | 201",
                "If-None-Match | W/\"1\", \"2\"         | 412 | 201",
                "If-None-Match | \"of another server\"  | 200 | 201",
                "If-None-Match | *                    | 412 | 201"
            })
    void a_write_takes_lists_of_tags_and_any(String header, String value, int secondVersion, int nothing) {
        fhir.put("Patient/ann", PATIENT);
        fhir.put("Patient/ann", PATIENT);

        assertThat(fhir.put("Patient/ann", PATIENT, header, value).status()).isEqualTo(secondVersion);
        assertThat(fhir.put("Patient/bob", PATIENT, header, value).status()).isEqualTo(nothing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If-None-Match     | W/\"1\"                       | 304",
                "If-None-Match     | \"7\", W/\"1\"                | 304",
                "If-None-Match     | *                             | 304",
                "If-None-Match     | W/\"2\"                       | 200",
                "If-Modified-Since | Sat, 21 Nov 2026 10:15:30 GMT | 304",
                "If-Modified-Since | Sat, 21 Nov 2026 10:15:29 GMT | 200",
                "If-Modified-Since | Saturday, 21-Nov-26 10:15:30 GMT | 304",
                "If-Modified-Since | Sat Nov 21 10:15:30 2026      | 304",
                "If-Modified-Since | Sat, 21 Nov 2026 23:59:60 GMT | 304",
                "If-Modified-Since | 2026-11-21T10:15:30.001Z      | 200",
                "If-Modified-Since | yesterday                     | 200"
            })
    void a_read_shows_what_the_caller_does_not_have(String header, String value, int status) {
        fhir.put("Patient/ann", PATIENT);
        Reply reply = fhir.tarn.send(fhir.to("Patient/ann").GET().header(header, value));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(FhirCaller.text(reply)).isEqualTo(status == 304 ? "" : PATIENT);
    }

    @Test
    void a_create_that_is_repeated_under_its_key_is_a_duplicate_that_names_the_original() {
        String key = "7D44A1C0-0000-4000-8000-0123456789ab";
        assertThat(fhir.post("Patient", PATIENT, "x-amz-fhir-idempotency-key", key)
                        .status())
                .isEqualTo(201);
        Reply again = fhir.post("Patient", PATIENT, "x-amz-fhir-idempotency-key", key.toLowerCase(Locale.ROOT));

        FhirCaller.refused(again, 409, "duplicate");
        assertThat(again.header("Location")).isEqualTo(fhir.url() + "Patient/new-1");
        FhirCaller.refused(fhir.post("Patient", PATIENT, "x-amz-fhir-idempotency-key", "no-uuid"), 400, "value");
    }

    @Test
    void If_None_Exist_is_a_search_and_creates_nothing_where_it_has_a_match() {
        fhir.put("Patient/ann", PATIENT);
        for (String condition : List.of("_id=ann", "?_id=ann", "Patient?_id=ann")) {
            Reply found = fhir.post("Patient", PATIENT, "If-None-Exist", condition);
            assertThat(found.status()).as(condition).isEqualTo(200);
            assertThat(found.header("Content-Location")).isEqualTo(fhir.url() + "Patient/ann/_history/1");
        }
        assertThat(fhir.tarn.stub.asked).noneMatch(CreateResource.class::isInstance);
        assertThat(fhir.post("Patient", PATIENT, "If-None-Exist", "_id=bob").status())
                .isEqualTo(201);
        FhirCaller.refused(fhir.post("Patient", PATIENT, "If-None-Exist", "_id=%zz"), 400, "value");
    }

    @Test
    void Prefer_says_what_a_write_shows() {
        Reply minimal = fhir.put("Patient/ann", PATIENT, "Prefer", "return=minimal");
        Reply outcome = fhir.put("Patient/ann", PATIENT, "Prefer", "handling=strict; return=OperationOutcome");
        Reply representation = fhir.put("Patient/ann", PATIENT, "Prefer", "return=representation, respond-async");

        assertThat(minimal.status()).isEqualTo(201);
        assertThat(FhirCaller.text(minimal)).isEmpty();
        assertThat(minimal.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(outcome.body().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(outcome.body().path("issue").path(0).path("severity").asText())
                .isEqualTo("information");
        assertThat(FhirCaller.text(representation)).isEqualTo(PATIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"strict", "structure-only", "minimal"})
    void the_levels_of_validation_are_accepted(String level) {
        assertThat(fhir.post("Patient", PATIENT, "x-amzn-healthlake-fhir-validation-level", level)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void another_level_of_validation_is_400() {
        FhirCaller.refused(
                fhir.post("Patient", PATIENT, "x-amzn-healthlake-fhir-validation-level", "lax"), 400, "value");
    }

    @Test
    void the_caller_is_the_account_and_the_region_that_the_signature_says() {
        fhir.tarn.send(fhir.to("Patient/ann")
                .GET()
                .setHeader("Authorization", Tarn.authorization("210987654321", "eu-west-2")));

        assertThat(fhir.tarn.stub.scopes).containsExactly(Scope.of("210987654321", "eu-west-2"));
    }

    @Test
    void every_failure_has_its_status_and_its_code() {
        failure(new Invalid("bad"), 400, "processing");
        failure(new AccessDenied("no"), 403, "forbidden");
        failure(new Conflict("CREATING"), 409, "conflict");
        failure(new Unprocessable("no"), 422, "processing");
        failure(new Throttled("slow"), 429, "throttled");
        failure(new Overloaded("busy"), 503, "throttled");
        failure(new InsufficientStorage("full"), 507, "no-store");
        failure(new Unsupported("no"), 501, "not-supported");
        failure(new Unreachable("gone", null), 503, "exception");
        failure(new Internal("broken", null), 500, "exception");
        assertThat(failure(new IllegalStateException("secret"), 500, "exception"))
                .doesNotContain("secret");
    }

    private String failure(Throwable thrown, int status, String code) {
        fhir.tarn.stub.failWith(thrown);
        return FhirCaller.refused(fhir.get("Patient/ann"), status, code);
    }
}
