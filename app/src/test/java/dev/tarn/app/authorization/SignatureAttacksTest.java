package dev.tarn.app.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.TarnServer;
import dev.tarn.app.authorization.RawHttp.Answer;
import dev.tarn.app.authorization.SignedCaller.Request;
import dev.tarn.app.setting.Settings;
import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Caller;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attacks 1 to 7 and 10 of {@code authorization.md} 5 on signed requests, over the wire. */
class SignatureAttacksTest {

    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"active\":true}";
    private static final String INVALID = "InvalidSignatureException";
    private static final String INCOMPLETE = "IncompleteSignatureException";
    private static final String MISSING = "MissingAuthenticationTokenException";

    @TempDir
    private static Path objects;

    private static TarnServer tarn;
    private static RawHttp raw;
    private static SignedCaller alice;
    private static SignedCaller stranger;
    private static String fhir;
    private static String own;

    @BeforeAll
    static void start() {
        Settings settings = Settings.forTest(objects).key("alice-key", "alice-secret");
        tarn = TarnServer.start(
                settings.auth(settings.auth().key(new AccountId("444455556666"), "stranger-key", "stranger-secret")));
        raw = new RawHttp(tarn.url());
        alice = new SignedCaller(tarn.url(), "alice-key", "alice-secret");
        stranger = new SignedCaller(tarn.url(), "stranger-key", "stranger-secret");
        fhir = endpoint("123456789012");
        own = endpoint("444455556666");
        for (String id : List.of("p1", "p2", "p3")) {
            HttpResponse<String> written =
                    alice.send(alice.fhir("PUT", fhir + "Patient/" + id, PATIENT.replace("p1", id)));
            assertThat(written.statusCode()).isEqualTo(201);
        }
    }

    private static String endpoint(String account) {
        return "/datastore/"
                + tarn.healthLake(Caller.of(account, "us-east-1"))
                        .datastores()
                        .create(CreateDatastoreRequest.unnamed())
                        .id()
                + "/r4/";
    }

    @AfterAll
    static void stop() {
        tarn.close();
    }

    private static Request read() {
        return alice.fhir("GET", fhir + "Patient/p1", "");
    }

    private static Request list() {
        return alice.healthLake("ListFHIRDatastores", "{}");
    }

    private static Answer send(Request request, UnaryOperator<List<String>> change) {
        return raw.send(request.method(), request.target(), change.apply(RawHttp.headers(request)), request.body());
    }

    private static void refused(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.is(type)).as(answer.text()).isTrue();
        assertThat(answer.text()).doesNotContain("\"active\":true");
    }

    private static UnaryOperator<List<String>> each(UnaryOperator<String> change) {
        return lines -> lines.stream().map(change).toList();
    }

    private static UnaryOperator<List<String>> without(String name) {
        return lines -> lines.stream().filter(is(name).negate()).toList();
    }

    private static UnaryOperator<List<String>> and(String... more) {
        return lines -> {
            List<String> all = new ArrayList<>(lines);
            all.addAll(List.of(more));
            return all;
        };
    }

    private static UnaryOperator<List<String>> twice(String name) {
        return lines -> {
            List<String> all = new ArrayList<>(lines);
            lines.stream().filter(is(name)).forEach(all::add);
            return all;
        };
    }

    private static Predicate<String> is(String name) {
        return line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1);
    }

    private static UnaryOperator<List<String>> authorization(UnaryOperator<String> change) {
        return each(line -> is("Authorization").test(line) ? change.apply(line) : line);
    }

    @Test
    void attack_1_no_signature_another_scheme_or_half_of_it() {
        assertThat(send(read(), UnaryOperator.identity()).status()).isEqualTo(200);
        refused(send(read(), without("Authorization")), 401, MISSING);
        refused(send(list(), without("Authorization")), 400, MISSING);
        for (String scheme : List.of("Basic YWxpY2U6", "AWS4", "aws4-hmac-sha256 Credential=alice-key")) {
            refused(send(read(), authorization(line -> "Authorization: " + scheme)), 401, MISSING);
            refused(send(list(), authorization(line -> "Authorization: " + scheme)), 400, MISSING);
        }
        for (String part : List.of("Credential", "SignedHeaders", "Signature")) {
            UnaryOperator<List<String>> half = authorization(line -> line.replaceAll(part + "=[^ ,]+,? ?", ""));
            refused(send(read(), half), 401, INCOMPLETE);
            refused(send(list(), half), 400, INCOMPLETE);
        }
    }

    @Test
    void attack_2_a_signed_header_is_added_doubled_dropped_or_read_from_the_query() {
        Request request = alice.sign(
                "healthlake", "GET", fhir + "Patient/p1", Map.of("X-Extra", "one"), new byte[0], Instant.now());
        assertThat(send(request, UnaryOperator.identity()).status()).isEqualTo(200);
        refused(send(request, without("X-Extra")), 403, INVALID);
        refused(send(request, twice("X-Extra")), 403, INVALID);
        refused(send(request, each(line -> line.replace("one", "two"))), 403, INVALID);
        refused(send(request.target(target -> target + "?X-Extra=one"), without("X-Extra")), 403, INVALID);
        refused(send(request, and("x-amz-fhir-history-consistency-level: strong")), 403, INVALID);
        refused(send(list(), and("X-Amz-Target: HealthLake.CreateFHIRDatastore")), 400, INVALID);
    }

    @Test
    void attack_3_two_of_what_must_be_there_once() {
        refused(send(read(), twice("Authorization")), 401, INCOMPLETE);
        refused(send(list(), twice("Authorization")), 400, INCOMPLETE);
        refused(send(read(), twice("X-Amz-Date")), 401, INCOMPLETE);
        assertThat(send(read(), twice("Host")).status()).isEqualTo(400);
        Request presigned = alice.presigned("healthlake", "GET", fhir + "Patient?_id=p1", Instant.now());
        assertThat(send(presigned, UnaryOperator.identity()).status()).isEqualTo(200);
        refused(send(presigned, and("Authorization: Bearer x")), 403, INVALID);
        String signature = RawHttp.headers(read()).stream()
                .filter(is("Authorization"))
                .findFirst()
                .orElseThrow();
        refused(send(presigned, and(signature)), 403, INVALID);
        for (String name : List.of("Algorithm", "Credential", "Date", "Expires", "SignedHeaders", "Signature")) {
            Matcher parameter = Pattern.compile("X-Amz-" + name + "=[^&]*").matcher(presigned.target());
            assertThat(parameter.find()).isTrue();
            refused(
                    send(presigned.target(target -> target + "&" + parameter.group()), UnaryOperator.identity()),
                    401,
                    INCOMPLETE);
        }
        refused(send(presigned.target(target -> target + "&_id=p2"), UnaryOperator.identity()), 403, INVALID);
    }

    @Test
    void attack_4_the_signature_of_one_operation_is_sent_with_another() {
        refused(send(list(), each(line -> line.replace("ListFHIRDatastores", "CreateFHIRDatastore"))), 400, INVALID);
        Request untargeted = alice.sign(
                "healthlake",
                "POST",
                "/",
                Map.of("Content-Type", "application/x-amz-json-1.0"),
                "{}".getBytes(UTF_8),
                Instant.now());
        refused(send(untargeted, and("X-Amz-Target: HealthLake.ListFHIRDatastores")), 400, INVALID);
        Request read = read();
        refused(raw.send("DELETE", read.target(), RawHttp.headers(read), new byte[0]), 403, INVALID);
        refused(send(read.target(target -> target.replace("p1", "p2")), UnaryOperator.identity()), 403, INVALID);
        Request update = alice.sign(
                "healthlake",
                "PUT",
                fhir + "Patient/p1",
                Map.of(
                        "Content-Type",
                        "application/fhir+json",
                        "If-Match",
                        "W/\"7\"",
                        "x-amzn-healthlake-fhir-validation-level",
                        "strict"),
                PATIENT.getBytes(UTF_8),
                Instant.now());
        assertThat(send(update, UnaryOperator.identity()).status()).isEqualTo(412);
        refused(send(update, each(line -> line.replace("W/\"7\"", "W/\"1\""))), 403, INVALID);
        refused(send(update, without("If-Match")), 403, INVALID);
        refused(send(update, each(line -> line.replace("strict", "minimal"))), 403, INVALID);
    }

    @Test
    void attack_5_another_spelling_of_a_path_has_another_signature_or_is_not_served() {
        // Normalized for the signature, these are the path that was signed.
        for (String spelling : List.of("Observation/../Patient/p1", "./Patient/p1", "/Patient/p1", "Patient//p1")) {
            Answer answer = send(read().target(target -> fhir + spelling), UnaryOperator.identity());
            assertThat(answer.status()).as(spelling + answer.text()).isEqualTo(404);
        }
        for (String spelling : List.of(
                "Observation/%2e%2e/Patient/p1", "%2E/Patient/p1", "Patient%2Fp1", "Patient/%70%31", "%50atient/p1")) {
            refused(send(read().target(target -> fhir + spelling), UnaryOperator.identity()), 403, INVALID);
        }
        // With a signature of its own, an escape of a letter is that letter (RFC 3986 6.2.2.2).
        assertThat(send(alice.fhir("GET", fhir + "Patient/%70%31", ""), UnaryOperator.identity())
                        .status())
                .isEqualTo(200);
        for (String spelling : List.of("Observation/%2e%2e/Patient/p1", "Patient%2Fp1")) {
            Answer answer = send(alice.fhir("GET", fhir + spelling, ""), UnaryOperator.identity());
            assertThat(answer.status()).as(spelling + answer.text()).isEqualTo(404);
        }
    }

    @Test
    void attack_6_a_weaker_algorithm_another_scope_or_another_time() {
        refused(send(read(), authorization(line -> line.replace("SHA256", "SHA1"))), 401, INCOMPLETE);
        refused(
                send(read(), authorization(line -> line.replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"))),
                401,
                INCOMPLETE);
        refused(send(read(), authorization(line -> line.replaceAll("/20[0-9]{6}/", "/20260101/"))), 403, INVALID);
        refused(send(read(), authorization(line -> line.replace("/us-east-1/", "/eu-west-1/"))), 403, INVALID);
        refused(send(read(), authorization(line -> line.replace("/healthlake/", "/sts/"))), 403, INVALID);
        refused(send(read(), authorization(line -> line.replace("aws4_request", "aws5_request"))), 403, INVALID);
        Request old = alice.sign(
                "healthlake",
                "GET",
                fhir + "Patient/p1",
                Map.of(),
                new byte[0],
                Instant.now().minus(Duration.ofMinutes(6)));
        refused(send(old, UnaryOperator.identity()), 403, INVALID);
        Request late = alice.presigned(
                "healthlake", "GET", fhir + "Patient/p1", Instant.now().minusSeconds(120));
        refused(send(late, UnaryOperator.identity()), 403, INVALID);
        refused(
                send(
                        late.target(target -> target.replace("X-Amz-Expires=60", "X-Amz-Expires=604801")),
                        UnaryOperator.identity()),
                401,
                INCOMPLETE);
        refused(
                send(
                        late.target(target -> target.replace("X-Amz-Expires=60", "X-Amz-Expires=600")),
                        UnaryOperator.identity()),
                403,
                INVALID);
    }

    @Test
    void attack_7_another_body_an_unsigned_one_and_one_without_an_end() {
        Request write = alice.fhir("PUT", fhir + "Patient/p2", PATIENT.replace("p1", "p2"));
        assertThat(send(write, UnaryOperator.identity()).status()).isEqualTo(200);
        Request other =
                write.body(PATIENT.replace("p1", "p2").replace("true", "null").getBytes(UTF_8));
        refused(send(other, UnaryOperator.identity()), 403, INVALID);
        for (String hash : List.of("UNSIGNED-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER")) {
            refused(
                    send(
                            write,
                            each(line ->
                                    is("x-amz-content-sha256").test(line) ? "x-amz-content-sha256: " + hash : line)),
                    403,
                    INVALID);
        }
        Answer endless = raw.send(
                "PUT", write.target(), without("Authorization").apply(RawHttp.headers(write)), new byte[0], 1L << 40);
        assertThat(endless.status()).isEqualTo(413);
    }

    @Test
    void attack_10_pages_client_tokens_and_jobs_of_another_account() {
        String searchset =
                alice.send(alice.fhir("GET", fhir + "Patient?_count=1", "")).body();
        Matcher page = Pattern.compile("page=([^\"&]+)").matcher(searchset);
        assertThat(page.find()).as(searchset).isTrue();
        assertThat(alice.send(alice.fhir("GET", fhir + "Patient?_count=1&page=" + page.group(1), ""))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> foreign =
                stranger.send(stranger.fhir("GET", own + "Patient?_count=1&page=" + page.group(1), ""));
        HttpResponse<String> nonsense = stranger.send(stranger.fhir("GET", own + "Patient?_count=1&page=nonsense", ""));
        assertThat(foreign.statusCode()).isEqualTo(400);
        assertThat(foreign.body()).isEqualTo(nonsense.body());

        String create = "{\"DatastoreTypeVersion\":\"R4\",\"ClientToken\":\"one-token\"}";
        String first = id(alice.send(alice.healthLake("CreateFHIRDatastore", create)));
        assertThat(id(alice.send(alice.healthLake("CreateFHIRDatastore", create))))
                .isEqualTo(first);
        assertThat(id(stranger.send(stranger.healthLake("CreateFHIRDatastore", create))))
                .as("a client token belongs to an account")
                .isNotEqualTo(first);

        String stores = alice.send(alice.healthLake("ListFHIRDatastores", "{\"MaxResults\":1}"))
                .body();
        Matcher next = Pattern.compile("\"NextToken\":\"([^\"]+)\"").matcher(stores);
        assertThat(next.find()).as(stores).isTrue();
        HttpResponse<String> listed = stranger.send(stranger.healthLake(
                "ListFHIRDatastores", "{\"MaxResults\":1,\"NextToken\":\"" + next.group(1) + "\"}"));
        assertThat(listed.statusCode()).as(listed.body()).isEqualTo(400);
        assertThat(listed.body()).contains("ValidationException");

        String job = "{\"DatastoreId\":\"" + fhir.split("/", -1)[2] + "\",\"JobId\":\"" + "0".repeat(32) + "\"}";
        assertThat(stranger.send(stranger.healthLake("DescribeFHIRImportJob", job))
                        .body())
                .contains("ResourceNotFoundException");
        assertThat(stranger.send(stranger.fhir("PUT", fhir + "Patient/p1", PATIENT))
                        .statusCode())
                .isEqualTo(404);
    }

    private static String id(HttpResponse<String> created) {
        Matcher id = Pattern.compile("\"DatastoreId\":\"([^\"]+)\"").matcher(created.body());
        assertThat(id.find()).as(created.body()).isTrue();
        return id.group(1);
    }
}
