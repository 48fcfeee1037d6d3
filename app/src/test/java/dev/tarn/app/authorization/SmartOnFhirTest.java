package dev.tarn.app.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.IdentityProviderConfiguration;
import dev.tarn.domain.datastore.LambdaArn;
import dev.tarn.domain.datastore.SmartMetadata;
import dev.tarn.http.smart.IdentityProviderFile;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bearer tokens over the wire: by the built-in decoder, and by a function behind a URL. */
class SmartOnFhirTest {

    private static final String DECODER = "arn:aws:lambda:us-east-1:123456789012:function:decoder";
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:function";
    private static final String CACHED = "arn:aws:lambda:us-east-1:123456789012:function:cached";
    private static final String METADATA = "{ \"authorization_endpoint\":\"https://idp.example/authorize\","
            + "\"token_endpoint\":\"https://idp.example/token\",\"grant_types_supported\":[\"authorization_code\"],"
            + "\"capabilities\":[\"permission-v2\",\"permission-v2.2\"],"
            + "\"code_challenge_methods_supported\":[\"S256\"]}";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path directory;

    private static ECKey key;
    private static HttpServer function;

    /** What the function answers next, and what it was asked last. */
    private static final AtomicReference<String> ANSWER = new AtomicReference<>("{}");

    private static final AtomicReference<String> EVENT = new AtomicReference<>("");

    private static TarnServer server;
    private static DatastoreId decoded;
    private static DatastoreId functional;
    private static DatastoreId cached;
    private static DatastoreId signed;

    @BeforeAll
    static void serve() throws IOException, JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        Files.writeString(directory.resolve("jwks.json"), new JWKSet(key.toPublicJWK()).toString());
        function = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        function.createContext("/", exchange -> {
            EVENT.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = ANSWER.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.length == 0 ? 500 : 200, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
        });
        function.start();
        Path idp = directory.resolve("idp.json");
        Files.writeString(
                idp,
                "{\"" + DECODER + "\":{\"jwt\":{\"issuer\":\"https://idp.example\",\"jwks_file\":\"jwks.json\"}},\""
                        + FUNCTION + "\":{\"url\":\"http://127.0.0.1:"
                        + function.getAddress().getPort() + "/\"},\""
                        + CACHED + "\":{\"cache\":\"1h\",\"url\":\"http://127.0.0.1:"
                        + function.getAddress().getPort() + "/\"}}");
        server = TarnServer.start(
                Settings.forTest(directory).withoutValidation().identityProviders(IdentityProviderFile.read(idp)));
        decoded = store(DECODER);
        functional = store(FUNCTION);
        cached = store(CACHED);
        signed = server.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.unnamed())
                .id();
        for (String patient : new String[] {"p1", "p2"}) {
            put(decoded, "Patient/" + patient, "{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}");
            put(
                    decoded,
                    "Observation/of-" + patient,
                    "{\"resourceType\":\"Observation\",\"id\":\"of-" + patient
                            + "\",\"subject\":{\"reference\":\"Patient/" + patient + "\"}}");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        function.stop(0);
    }

    private static DatastoreId store(String arn) {
        IdentityProviderConfiguration smart = new IdentityProviderConfiguration(
                AuthorizationStrategy.SMART_ON_FHIR,
                false,
                Optional.of(new SmartMetadata(METADATA)),
                Optional.of(new LambdaArn(arn)));
        return server.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.unnamed().configured(DatastoreConfiguration.R4.identityProvider(smart)))
                .id();
    }

    private static void put(DatastoreId store, String address, String json) {
        HttpResponse<String> written =
                send(signedRequest(store, address).PUT(HttpRequest.BodyPublishers.ofString(json)));
        assertThat(written.statusCode()).as(written.body()).isEqualTo(201);
    }

    private static HttpResponse<String> signed(DatastoreId store, String path) {
        return send(signedRequest(store, path));
    }

    private static HttpRequest.Builder signedRequest(DatastoreId store, String path) {
        return HttpRequest.newBuilder(url(store, path)).header("Authorization", SmartServer.SIGNED);
    }

    private static URI url(DatastoreId store, String path) {
        return server.url().resolve("/datastore/" + store + "/r4/" + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> get(DatastoreId store, String path, String token) {
        return send(HttpRequest.newBuilder(url(store, path)).header("Authorization", "bearer " + token));
    }

    private static String token(String scope, Instant expires) throws JOSEException {
        return token(scope, expires, url(decoded, "").toString());
    }

    private static String token(String scope, Instant expires, String audience) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k").build(),
                new JWTClaimsSet.Builder()
                        .issuer("https://idp.example")
                        .subject("u1")
                        .audience(audience)
                        .issueTime(Date.from(expires.minusSeconds(600)))
                        .expirationTime(Date.from(expires))
                        .claim("scope", scope)
                        .claim("patient", "p1")
                        .build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static String token(String scope) throws JOSEException {
        return token(scope, Instant.now().plusSeconds(300));
    }

    @Test
    void a_token_reads_and_finds_what_its_scopes_admit() throws JOSEException {
        String token = token("launch/patient patient/*.rs");
        assertThat(get(decoded, "Patient/p1", token).statusCode()).isEqualTo(200);
        HttpResponse<String> other = get(decoded, "Patient/p2", token);
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.body()).contains("\"exception\"", "\"Insufficient SMART scope permissions.\"");
        assertThat(get(decoded, "Observation/of-nobody", token).statusCode()).isEqualTo(403);
        assertThat(get(decoded, "Observation", token).body())
                .contains("\"total\":1", "of-p1")
                .doesNotContain("of-p2");
        assertThat(get(decoded, "Observation?subject=Patient/p2", token).body()).contains("\"total\":0");
        assertThat(get(decoded, "_history", token).statusCode()).isEqualTo(403);
        assertThat(get(decoded, "$export", token).statusCode()).isEqualTo(403);
        assertThat(get(decoded, "Patient/p1/$everything", token).body())
                .contains("of-p1")
                .doesNotContain("of-p2");
    }

    @Test
    void a_page_token_of_another_holder_is_refused() throws JOSEException {
        String everything =
                get(decoded, "Patient?_count=1", token("system/*.rs")).body();
        String link = everything.substring(everything.indexOf("page=") + "page=".length());
        String page = link.substring(0, link.indexOf('"'));
        HttpResponse<String> answer = get(decoded, "Patient?_count=1&page=" + page, token("patient/*.rs"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Invalid pagination token.");
    }

    @Test
    void a_bundle_is_judged_entry_by_entry_and_a_transaction_as_a_whole() throws JOSEException {
        String entries = "\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\"Patient/p1\"}},"
                + "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/p2\"}}]}";
        String token = token("patient/*.rs");
        assertThat(post("{\"resourceType\":\"Bundle\",\"type\":\"batch\"," + entries, token)
                        .body())
                .containsSubsequence("\"status\":\"200\"", "\"status\":\"403\"");
        assertThat(post("{\"resourceType\":\"Bundle\",\"type\":\"transaction\"," + entries, token)
                        .statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> post(String bundle, String token) {
        return send(HttpRequest.newBuilder(url(decoded, ""))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(bundle)));
    }

    @Test
    void a_token_that_cannot_be_used_is_refused_without_its_text() throws JOSEException {
        String expired = token("patient/*.rs", Instant.now().minusSeconds(1));
        for (String token : new String[] {expired, token("patient/*.rs") + "x", "opaque"}) {
            HttpResponse<String> answer = get(decoded, "Patient/p1", token);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("Invalid authorization header. ").doesNotContain(token);
        }
        assertThat(get(decoded, "Patient/p1", expired).body())
                .contains("The token cannot be used: it is expired; request a new one from the identity provider");
        assertThat(get(decoded, "Patient/p1", token("openid fhirUser")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_audience_is_the_endpoint_in_one_of_its_two_forms_with_or_without_its_last_slash() throws JOSEException {
        String here = url(decoded, "").toString();
        String there = "https://healthlake.us-east-1.amazonaws.com/datastore/" + decoded + "/r4/";
        Instant later = Instant.now().plusSeconds(300);
        for (String form : new String[] {here, there}) {
            for (String audience : new String[] {form, form.substring(0, form.length() - 1)}) {
                assertThat(get(decoded, "Patient/p1", token("system/*.rs", later, audience))
                                .statusCode())
                        .as(audience)
                        .isEqualTo(200);
            }
        }
        for (String audience : new String[] {
            url(functional, "").toString(),
            there.replace("us-east-1", "us-west-2"),
            here + "Patient",
            here.substring(0, here.length() - 2)
        }) {
            HttpResponse<String> answer = get(decoded, "Patient/p1", token("system/*.rs", later, audience));
            assertThat(answer.statusCode()).as(audience).isEqualTo(401);
            assertThat(answer.body())
                    .contains("aud is not the endpoint of this data store; accepted are " + here + " and " + there);
        }
    }

    @Test
    void bearers_are_for_data_stores_with_SMART_on_FHIR_alone() throws JOSEException {
        HttpResponse<String> other = get(signed, "Patient/p1", token("system/*.rs"));
        HttpResponse<String> unknown =
                get(new DatastoreId("0123456789abcdef0123456789abcdef"), "Patient/p1", token("system/*.rs"));
        assertThat(other.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(other.body());
        HttpResponse<String> both = send(HttpRequest.newBuilder(url(decoded, "Patient/p1?X-Amz-Algorithm=x"))
                .header("Authorization", "Bearer " + token("system/*.rs")));
        assertThat(both.statusCode()).isEqualTo(401);
    }

    @Test
    void the_discovery_document_and_metadata_are_open_at_such_data_stores_alone() {
        HttpResponse<String> discovery = send(HttpRequest.newBuilder(url(decoded, ".well-known/smart-configuration")));
        assertThat(discovery.statusCode()).isEqualTo(200);
        assertThat(discovery.body()).isEqualTo(METADATA);
        assertThat(discovery.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(discovery.headers().firstValue("access-control-allow-origin"))
                .hasValue("*");
        HttpResponse<String> metadata = send(HttpRequest.newBuilder(url(decoded, "metadata")));
        assertThat(metadata.headers().firstValue("access-control-allow-origin")).hasValue("*");
        assertThat(metadata.body())
                .contains(
                        "CapabilityStatement",
                        "\"security\":{\"service\":[{\"coding\":[{\"system\":"
                                + "\"http://terminology.hl7.org/CodeSystem/restful-security-service\","
                                + "\"code\":\"SMART-on-FHIR\"}]}]");
        HttpResponse<String> closed = signed(signed, "metadata");
        assertThat(closed.headers().firstValue("access-control-allow-origin")).isEmpty();
        assertThat(closed.body()).contains("CapabilityStatement").doesNotContain("SMART");
        assertThat(send(HttpRequest.newBuilder(url(signed, ".well-known/smart-configuration")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(url(signed, "metadata"))).statusCode())
                .isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(url(decoded, "Patient/p1"))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_request_without_a_signature_is_told_where_a_token_is_accepted() {
        for (String authorization : List.of("", "Basic YTpi", "AWS4-HMAC-SHA256 Signature=00")) {
            HttpRequest.Builder smart = HttpRequest.newBuilder(url(decoded, "Patient/p1"));
            HttpRequest.Builder other = HttpRequest.newBuilder(url(signed, "Patient/p1"));
            if (!authorization.isEmpty()) {
                smart.header("Authorization", authorization);
                other.header("Authorization", authorization);
            }
            HttpResponse<String> challenged = send(smart);
            HttpResponse<String> refused = send(other);
            assertThat(challenged.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(refused.headers().firstValue("WWW-Authenticate")).isEmpty();
            assertThat(challenged.statusCode()).isEqualTo(refused.statusCode()).isEqualTo(401);
            assertThat(challenged.body()).isEqualTo(refused.body()).contains("Invalid authorization header. ");
        }
    }

    @Test
    void a_function_behind_a_url_receives_the_event_and_its_answer_counts() {
        ANSWER.set(answer(functional, "user/Patient.read"));
        assertThat(get(functional, "Patient/none", "abc").statusCode()).isEqualTo(404);
        assertThat(EVENT.get())
                .isEqualTo("{\"datastoreEndpoint\":\"" + url(functional, "")
                        + "\",\"operationName\":\"ReadResource\",\"bearerToken\":\"abc\"}");
        ANSWER.set("{}");
        assertThat(get(functional, "Patient/none", "abc").statusCode()).isEqualTo(401);
        ANSWER.set("");
        HttpResponse<String> failed = get(functional, "Patient/none", "abc");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).contains("The identity provider function failed.");
    }

    @Test
    void an_accepted_answer_is_cached_for_its_token_and_operation_where_the_file_says_so() {
        ANSWER.set(answer(cached, "openid"));
        assertThat(get(cached, "Patient/none", "abc").statusCode())
                .as("no scope that grants something")
                .isEqualTo(403);
        ANSWER.set(answer(cached, "system/Patient.read"));
        assertThat(get(cached, "Patient/none", "abc").statusCode())
                .as("the refused answer was not cached")
                .isEqualTo(404);
        ANSWER.set("");
        assertThat(get(cached, "Patient/none", "abc").statusCode()).isEqualTo(404);
        assertThat(get(cached, "Patient", "abc").statusCode())
                .as("another operation")
                .isEqualTo(500);
        assertThat(get(cached, "Patient/none", "abd").statusCode())
                .as("another token")
                .isEqualTo(500);
    }

    private static String answer(DatastoreId store, String scope) {
        return "{\"authPayload\":{\"isAuthorized\":\"true\",\"nbf\":0,\"exp\":99999999999,\"aud\":\"" + url(store, "")
                + "\",\"scope\":\"" + scope + "\"},\"iamRoleARN\":\"arn:aws:iam::123456789012:role/r\"}";
    }

    @Test
    void a_file_with_a_fault_is_refused_with_what_is_accepted() throws IOException {
        Path file = directory.resolve("faulty.json");
        Files.writeString(file, "{\"*\":{\"url\":\"http://192.0.2.1/\"}}");
        assertThatThrownBy(() -> IdentityProviderFile.read(file)).hasMessageContaining("loopback");
        Files.writeString(
                file, "{\"*\":{\"jwt\":{\"issuer\":\"i\",\"jwks_file\":\"jwks.json\",\"algorithms\":[\"HS256\"]}}}");
        assertThatThrownBy(() -> IdentityProviderFile.read(file)).hasMessageContaining("HS256");
        Files.writeString(file, "{\"*\":{\"url\":\"http://127.0.0.1/\",\"caches\":\"30s\"}}");
        assertThatThrownBy(() -> IdentityProviderFile.read(file)).hasMessageContaining("'caches'");
        for (String cache : new String[] {"\"0s\"", "\"61m\"", "\"-1s\"", "\"30\"", "\"soon\"", "30", "true", "null"}) {
            Files.writeString(file, "{\"*\":{\"url\":\"http://127.0.0.1/\",\"cache\":" + cache + "}}");
            assertThatThrownBy(() -> IdentityProviderFile.read(file))
                    .hasMessageEndingWith("faulty.json': * has the cache '" + cache.replace("\"", "")
                            + "'; accepted is a text from \"1s\" to \"1h\", such as \"30s\"");
        }
        Files.writeString(file, "{\"*\":{\"jwt\":{\"issuer\":\"i\",\"jwks_file\":\"jwks.json\"},\"cache\":\"30s\"}}");
        assertThatThrownBy(() -> IdentityProviderFile.read(file))
                .hasMessageContaining("cache, which goes with url alone");
        Files.writeString(file, "{\"*\":{\"jwt\":{\"issuer\":\"i\",\"jwks_file\":\"jwks.json\"},\"remote\":true}}");
        assertThatThrownBy(() -> IdentityProviderFile.read(file))
                .hasMessageEndingWith("faulty.json': * has remote, which goes with url alone; remove it");
        Files.writeString(
                file, "{\"*\":{\"url\":\"http://127.0.0.1/\",\"role\":\"arn:aws:iam::111122223333:role/r\"}}");
        assertThatThrownBy(() -> IdentityProviderFile.read(file))
                .hasMessageEndingWith("faulty.json': * has role, which goes with jwt alone; remove it");
        for (String role : new String[] {"5", "null", "\"\"", "[\"arn:aws:iam::111122223333:role/r\"]"}) {
            Files.writeString(
                    file, "{\"*\":{\"jwt\":{\"issuer\":\"i\",\"jwks_file\":\"faulty.json\"},\"role\":" + role + "}}");
            assertThatThrownBy(() -> IdentityProviderFile.read(file))
                    .hasMessageEndingWith("* must have a text as role");
        }
        for (String remote : new String[] {"\"true\"", "1", "null"}) {
            Files.writeString(file, "{\"*\":{\"url\":\"http://127.0.0.1/\",\"remote\":" + remote + "}}");
            assertThatThrownBy(() -> IdentityProviderFile.read(file))
                    .hasMessageEndingWith("faulty.json': * has the remote '" + remote.replace("\"", "")
                            + "'; accepted is true or false, without quotes");
        }
    }
}
