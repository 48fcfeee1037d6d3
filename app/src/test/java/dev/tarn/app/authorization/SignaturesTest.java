package dev.tarn.app.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.TarnServer;
import dev.tarn.app.authorization.SignedCaller.Request;
import dev.tarn.app.setting.Settings;
import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Caller;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures over the wire, on the control plane, at the FHIR endpoint and on the paths of the administrator. */
class SignaturesTest {

    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"active\":true}";

    @TempDir
    private static Path objects;

    private static TarnServer tarn;
    private static SignedCaller alice;
    private static SignedCaller wrong;
    private static SignedCaller unknown;
    private static SignedCaller stranger;
    private static String fhir;

    @BeforeAll
    static void start() {
        Settings settings = Settings.forTest(objects).key("alice-key", "alice-secret");
        tarn = TarnServer.start(
                settings.auth(settings.auth().key(new AccountId("444455556666"), "stranger-key", "stranger-secret")));
        alice = new SignedCaller(tarn.url(), "alice-key", "alice-secret");
        wrong = new SignedCaller(tarn.url(), "alice-key", "another-secret");
        unknown = new SignedCaller(tarn.url(), "bob-key", "alice-secret");
        stranger = new SignedCaller(tarn.url(), "stranger-key", "stranger-secret");
        String id = tarn.healthLake(Caller.of("123456789012", "us-east-1"))
                .datastores()
                .create(CreateDatastoreRequest.unnamed())
                .id()
                .value();
        fhir = "/datastore/" + id + "/r4/";
        assertThat(alice.send(alice.fhir("PUT", fhir + "Patient/p1", PATIENT)).statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        tarn.close();
    }

    private static String store() {
        return fhir.split("/", -1)[2];
    }

    @Test
    void the_control_plane_answers_a_right_signature_and_refuses_all_others_by_name() {
        assertThat(alice.send(alice.healthLake("ListFHIRDatastores", "{}")).body())
                .contains(store());
        refused(alice.send(wrong.healthLake("ListFHIRDatastores", "{}")), 400, "InvalidSignatureException");
        refused(alice.send(unknown.healthLake("ListFHIRDatastores", "{}")), 400, "UnrecognizedClientException");
        Request unsigned = new Request(
                "POST",
                "/",
                Map.of("Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "HealthLake.ListFHIRDatastores"),
                "{}".getBytes(UTF_8));
        refused(alice.send(unsigned), 400, "MissingAuthenticationTokenException");
    }

    private static void refused(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(type);
        assertThat(answer.headers().firstValue("Date")).isPresent();
        assertThat(answer.body()).startsWith("{\"__type\":\"com.amazon.coral.service#" + type + "\",\"message\":\"");
    }

    @Test
    void what_is_wrong_with_the_request_is_told_before_what_is_wrong_with_the_signature() {
        HttpResponse<String> answer = alice.send(wrong.healthLake("NoSuchOperation", "{}"));
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("UnknownOperationException");
    }

    @Test
    void the_FHIR_endpoint_answers_401_without_a_signature_and_403_to_a_wrong_one() {
        assertThat(alice.send(alice.fhir("GET", fhir + "Patient/p1", "")).body())
                .contains("\"active\":true");
        HttpResponse<String> forbidden = alice.send(wrong.fhir("GET", fhir + "Patient/p1", ""));
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.headers().firstValue("x-amzn-ErrorType")).contains("InvalidSignatureException");
        assertThat(forbidden.body())
                .contains("\"resourceType\":\"OperationOutcome\"", "\"code\":\"forbidden\"", "The Canonical String");
        HttpResponse<String> missing = alice.send(new Request("GET", fhir + "Patient/p1", Map.of(), new byte[0]));
        assertThat(missing.statusCode()).isEqualTo(401);
        assertThat(missing.headers().firstValue("x-amzn-ErrorType")).contains("MissingAuthenticationTokenException");
        assertThat(missing.body())
                .contains("\"diagnostics\":\"Invalid authorization header. Request is missing Authentication Token\"");
    }

    @Test
    void a_body_of_any_length_is_signed() {
        for (int length : new int[] {10, 70_000}) {
            String json = PATIENT.replace("p1", "big").replace("true", "true,\"language\":\"en\"," + text(length));
            Request request = alice.fhir("PUT", fhir + "Patient/big", json);
            // The first PUT creates the resource, the second updates it.
            assertThat(alice.send(request).statusCode()).isEqualTo(length == 10 ? 201 : 200);
            byte[] changed = request.body().clone();
            changed[changed.length - 20] ^= 1;
            HttpResponse<String> answer = alice.send(request.body(changed));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("x-amz-content-sha256 is not the SHA-256 of the body");
        }
    }

    private static String text(int length) {
        return "\"name\":[{\"text\":\"" + "x".repeat(length) + "\"}]";
    }

    @Test
    void a_signature_is_for_one_path_one_method_and_one_target() {
        Request read = alice.fhir("GET", fhir + "Patient/p1", "");
        assertThat(alice.send(read.target(path -> path.replace("p1", "p2"))).statusCode())
                .isEqualTo(403);
        assertThat(alice.send(read.target(path -> path + "?_pretty=true")).statusCode())
                .isEqualTo(403);
        assertThat(alice.send(new Request("DELETE", read.target(), read.headers(), read.body()))
                        .statusCode())
                .isEqualTo(403);
        Request list = alice.healthLake("ListFHIRDatastores", "{}");
        refused(
                alice.send(list.header("X-Amz-Target", "HealthLake.CreateFHIRDatastore")),
                400,
                "InvalidSignatureException");
        assertThat(alice.send(read).statusCode()).isEqualTo(200);
    }

    @Test
    void a_path_that_is_normalized_for_the_signature_is_not_served_under_another() {
        Request read = alice.fhir("GET", fhir + "Patient/p1", "");
        for (String path : new String[] {"Observation/../Patient/p1", "./Patient/p1", "/Patient/p1", "Patient//p1"}) {
            assertThat(alice.send(read.target(sent -> fhir + path)).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void an_old_signature_and_one_of_the_future_are_refused_with_the_reason() {
        for (Duration shift : new Duration[] {Duration.ofMinutes(-6), Duration.ofMinutes(6)}) {
            Request old = alice.sign(
                    "healthlake",
                    "GET",
                    fhir + "Patient/p1",
                    Map.of(),
                    new byte[0],
                    Instant.now().plus(shift));
            HttpResponse<String> answer = alice.send(old);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains(shift.isNegative() ? "Signature expired" : "Signature not yet current");
            assertThat(answer.body()).contains("set the clock of the client").contains("--auth-skew");
        }
    }

    @Test
    void a_presigned_search_is_answered_and_its_links_have_no_signature() {
        Request search = alice.presigned("healthlake", "GET", fhir + "Patient?_id=p1&_count=1", Instant.now());
        assertThat(search.target()).contains("X-Amz-Signature=");
        HttpResponse<String> answer = alice.send(search.header("Prefer", "handling=strict"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("_id=p1").doesNotContain("X-Amz-");
        HttpResponse<String> expired = alice.send(alice.presigned(
                "healthlake", "GET", fhir + "Patient?_id=p1", Instant.now().minusSeconds(120)));
        assertThat(expired.statusCode()).isEqualTo(403);
        assertThat(expired.body()).contains("1 min.").contains("presign a new URL");
        HttpResponse<String> both = alice.send(search.header("Authorization", "Bearer x"));
        assertThat(both.statusCode()).isEqualTo(403);
        assertThat(both.body()).contains("Found both");
    }

    @Test
    void a_store_of_another_account_looks_like_one_that_does_not_exist() {
        String none = "0".repeat(32);
        HttpResponse<String> foreign = stranger.send(stranger.fhir("GET", fhir + "Patient/p1", ""));
        HttpResponse<String> absent = stranger.send(stranger.fhir("GET", "/datastore/" + none + "/r4/Patient/p1", ""));
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body().replace(store(), none)).isEqualTo(absent.body());
        HttpResponse<String> described =
                stranger.send(stranger.healthLake("DescribeFHIRDatastore", "{\"DatastoreId\":\"" + store() + "\"}"));
        HttpResponse<String> describedNone =
                stranger.send(stranger.healthLake("DescribeFHIRDatastore", "{\"DatastoreId\":\"" + none + "\"}"));
        assertThat(described.body()).contains("ResourceNotFoundException");
        assertThat(described.body().replace(store(), none)).isEqualTo(describedNone.body());
        assertThat(stranger.send(stranger.healthLake("ListFHIRDatastores", "{}"))
                        .body())
                .doesNotContain(store());
    }

    @Test
    void the_paths_of_the_administrator_want_a_key_of_the_account_of_the_server_and_health_is_open() {
        Request unsigned = new Request("GET", "/_tarn/clock", Map.of(), new byte[0]);
        refused(alice.send(unsigned), 400, "MissingAuthenticationTokenException");
        refused(
                alice.send(new Request("POST", "/_tarn/reset", Map.of(), new byte[0])),
                400,
                "MissingAuthenticationTokenException");
        assertThat(alice.send(alice.fhir("GET", "/_tarn/clock", "")).statusCode())
                .isEqualTo(200);
        HttpResponse<String> foreign = stranger.send(stranger.fhir("POST", "/_tarn/reset", ""));
        assertThat(foreign.headers().firstValue("x-amzn-ErrorType")).contains("AccessDeniedException");
        assertThat(foreign.body()).contains("123456789012");
        assertThat(alice.send(new Request("GET", "/_tarn/health", Map.of(), new byte[0]))
                        .statusCode())
                .isEqualTo(200);
        assertThat(alice.send(alice.fhir("GET", fhir + "Patient/p1", "")).statusCode())
                .as("nothing was reset")
                .isEqualTo(200);
    }
}
