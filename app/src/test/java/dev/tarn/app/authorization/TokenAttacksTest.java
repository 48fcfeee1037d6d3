package dev.tarn.app.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tarn.domain.datastore.DatastoreId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attacks 8 to 10 of {@code authorization.md} 5 with bearer tokens, over the wire. The token is that of the patient p1; what
 * it must not reach belongs to p2.
 */
class TokenAttacksTest {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/fhir+json");
    private static final String SECRET = "secret-of-p2";

    @TempDir
    private static Path directory;

    private static SmartServer server;
    private static DatastoreId store;
    private static DatastoreId fineGrained;
    private static String token;

    @BeforeAll
    static void serve() throws IOException, JOSEException {
        server = new SmartServer(directory);
        store = server.store(false, "permission-v2", "permission-v2.2");
        fineGrained = server.store(true, "permission-v2");
        token = server.token(server.claims(store, "patient/*.cruds"));
        for (DatastoreId each : List.of(store, fineGrained)) {
            put(each, "Patient/p1", patient("p1", "one", ""));
            put(each, "Patient/p2", patient("p2", SECRET, ""));
        }
        put(store, "Observation/of-p1", observation("of-p1", "p1", "Patient/p1"));
        put(store, "Observation/of-p2", observation("of-p2", "p2", "Patient/p1"));
        put(store, "Observation/moved", observation("moved", "p1", "Patient/p1"));
        assertThat(server.signed("PUT", store, "Observation/moved", observation("moved", "p2", "Patient/p1"))
                        .statusCode())
                .isEqualTo(200);
        put(
                store,
                "Provenance/of-p2",
                "{\"resourceType\":\"Provenance\",\"id\":\"of-p2\",\"target\":[{\"reference\":\"Observation/of-p2\"}],"
                        + "\"recorded\":\"2026-01-01T00:00:00Z\",\"agent\":[{\"who\":{\"reference\":\"Patient/p2\"}}]}");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String patient(String id, String name, String more) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"name\":[{\"family\":\"" + name + "\"}]" + more
                + "}";
    }

    private static String observation(String id, String patient, String focus) {
        return "{\"resourceType\":\"Observation\",\"id\":\"" + id + "\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                + "\"subject\":{\"reference\":\"Patient/" + patient + "\"},\"focus\":[{\"reference\":\"" + focus
                + "\"}],\"hasMember\":[{\"reference\":\"Observation/of-p2\"}]}";
    }

    private static void put(DatastoreId store, String address, String json) {
        HttpResponse<String> written = server.signed("PUT", store, address, json);
        assertThat(written.statusCode()).as(written.body()).isEqualTo(201);
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return server.send(method, store, path, token, body, JSON);
    }

    private static HttpResponse<String> get(String path) {
        return server.get(store, path, token);
    }

    private static void forbidden(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Insufficient SMART scope permissions.")
                .doesNotContain(SECRET);
    }

    /** Nothing of p2 is in the answer, and nothing is counted. */
    private static void empty(String search) {
        HttpResponse<String> answer = get(search);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).as(search).contains("\"total\":0").doesNotContain("\"entry\"");
    }

    @Test
    void attack_8_tokens_that_are_not_signed_by_the_issuer_for_this_endpoint() throws JOSEException {
        ECKey other = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        JWSHeader es256 = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k").build();
        String valid = server.token(server.claims(store, "patient/*.rs"));
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("alg none", new PlainJWT(server.claims(store, "patient/*.rs").build()).serialize());
        for (byte[] publicKey : List.of(
                server.key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                server.key.toECPublicKey().getEncoded())) {
            SignedJWT hmac = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k").build(),
                    server.claims(store, "patient/*.rs").build());
            hmac.sign(new MACSigner(publicKey));
            tokens.put("HS256 with the public key of " + publicKey.length + " bytes", hmac.serialize());
        }
        tokens.put(
                "own key in the header",
                SmartServer.token(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .keyID("k")
                                .jwk(other.toPublicJWK())
                                .build(),
                        server.claims(store, "patient/*.rs"),
                        other));
        tokens.put("another key", SmartServer.token(es256, server.claims(store, "patient/*.rs"), other));
        tokens.put(
                "a signature of zeros",
                valid.substring(0, valid.lastIndexOf('.') + 1) + Base64URL.encode(new byte[64]));
        tokens.put("no signature", valid.substring(0, valid.lastIndexOf('.') + 1));
        tokens.put(
                "another issuer",
                server.token(server.claims(store, "patient/*.rs").issuer("https://evil.example")));
        tokens.put("another data store", server.token(server.claims(fineGrained, "patient/*.rs")));
        tokens.put(
                "expired",
                server.token(server.claims(store, "patient/*.rs")
                        .expirationTime(Date.from(Instant.now().minusSeconds(1)))));
        tokens.put(
                "not yet",
                server.token(server.claims(store, "patient/*.rs")
                        .notBeforeTime(Date.from(Instant.now().plusSeconds(300)))));
        assertThat(server.get(store, "Patient/p1", valid).statusCode()).isEqualTo(200);
        tokens.forEach((name, each) -> {
            HttpResponse<String> answer = server.get(store, "Patient/p1", each);
            assertThat(answer.statusCode()).as(name + answer.body()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).as(name).hasValue("Bearer");
        });
    }

    @Test
    void attack_8_a_filter_that_is_not_understood_and_a_missing_patient_open_nothing() throws JOSEException {
        DatastoreId plain = server.store(false, "permission-v2");
        put(plain, "Observation/o", observation("o", "p1", "Patient/p1"));
        String filtered = server.token(server.claims(plain, "system/Observation.rs?status=final"));
        forbidden(server.get(plain, "Observation/o", filtered));
        forbidden(server.get(plain, "Observation", filtered));
        String none = server.token(server.claims(store, "patient/*.cruds").claim("patient", null));
        forbidden(server.get(store, "Patient/p1", none));
        assertThat(server.get(store, "Observation", none).body()).doesNotContain("of-p1", "of-p2");
    }

    @Test
    void attack_9_searches_reach_no_other_patient() throws JOSEException {
        empty("Observation?subject=Patient/p2");
        empty("Observation?subject:Patient.family=" + SECRET);
        empty("Patient?_has:Observation:subject:status=final&_id=p2");
        empty("Provenance?target=Observation/of-p2");
        empty("Patient/p2/Observation");
        assertThat(get("Patient?_has:Provenance:agent:_id=of-p2").body()).contains("\"total\":0");
        HttpResponse<String> included =
                get("Observation?_include=Observation:has-member&_include:iterate=*&_revinclude=Provenance:target"
                        + "&_sort=-_lastUpdated");
        assertThat(included.body())
                .contains("\"total\":1", "Observation/of-p1")
                .doesNotContain("Observation/of-p2\",\"resource", "Provenance/of-p2", SECRET, "\"id\":\"of-p2\"");
        HttpResponse<String> reversed = get("Patient?_revinclude=Observation:focus");
        assertThat(reversed.body()).contains("\"id\":\"of-p1\"").doesNotContain("\"id\":\"of-p2\"", "\"id\":\"moved\"");
        assertThat(get("Observation?_count=1").body()).contains("\"total\":1");
        String narrow = server.token(server.claims(store, "patient/Observation.rs"));
        forbidden(server.get(store, "Observation?subject:Patient.family=one", narrow));
        forbidden(server.get(store, "Observation?_has:Provenance:target:_id=of-p2", narrow));
        forbidden(server.get(store, "Patient", narrow));
    }

    @Test
    void attack_9_records_histories_and_versions_reach_no_other_patient() {
        forbidden(get("Patient/p2/$everything"));
        assertThat(get("Patient/p1/$everything").body())
                .contains("\"id\":\"of-p1\"")
                .doesNotContain("\"id\":\"of-p2\"", "\"id\":\"moved\"", SECRET);
        forbidden(get("Patient/p2/_history"));
        forbidden(get("Observation/moved/_history/1"));
        forbidden(get("Observation/moved/_history/2"));
        forbidden(get("_history"));
        assertThat(get("Observation/_history").body())
                .contains("\"total\":1", "\"id\":\"of-p1\"")
                .doesNotContain("\"id\":\"of-p2\"", "\"id\":\"moved\"");
    }

    @Test
    void attack_9_writes_reach_no_other_patient_and_tell_nothing_of_one() {
        String mine = observation("of-p2", "p1", "Patient/p1");
        forbidden(server.send("PUT", store, "Observation/of-p2", token, mine, Map.of("If-Match", "W/\"99\"")));
        forbidden(server.send("PUT", store, "Observation/of-p2", token, mine, Map.of("If-Match", "W/\"1\"")));
        for (String status : List.of("final", "amended")) {
            forbidden(server.send(
                    "PATCH",
                    store,
                    "Observation/of-p2",
                    token,
                    "[{\"op\":\"test\",\"path\":\"/status\",\"value\":\"" + status + "\"}]",
                    Map.of("Content-Type", "application/json-patch+json")));
        }
        forbidden(send("DELETE", "Observation/of-p2", ""));
        assertThat(send("DELETE", "Observation?_id=of-p2", "").statusCode()).isEqualTo(404);
        String create = observation("", "p2", "Patient/p1").replace("\"id\":\"\",", "");
        Map<String, Integer> entries = new LinkedHashMap<>();
        entries.put("{\"resource\":" + create + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}", 403);
        entries.put(
                "{\"resource\":" + create.replace("Patient/p2", "Patient?family=" + SECRET)
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}",
                412);
        entries.put("{\"request\":{\"method\":\"DELETE\",\"url\":\"Observation/of-p2\"}}", 403);
        entries.forEach((entry, status) -> {
            assertThat(bundle("transaction", entry).statusCode()).as(entry).isEqualTo(status);
            HttpResponse<String> batch = bundle("batch", entry);
            assertThat(batch.statusCode()).as(entry).isEqualTo(200);
            assertThat(batch.body()).as(entry).contains("\"status\":\"" + status + "\"");
        });
        for (String type : List.of("transaction", "batch")) {
            HttpResponse<String> bundle = bundle(type, String.join(",", entries.keySet()));
            assertThat(bundle.statusCode()).as(bundle.body()).isEqualTo(type.equals("batch") ? 200 : 412);
            assertThat(bundle.body()).doesNotContain("\"201", "\"204", "p2\"");
        }
        String all = server.signed("GET", store, "Observation?subject=Patient/p2", "")
                .body();
        assertThat(all).as("nothing was written or deleted").contains("\"total\":2");
        assertThat(server.signed("GET", store, "Observation/of-p2", "").body()).contains("\"versionId\":\"1\"");
    }

    private static HttpResponse<String> bundle(String type, String entries) {
        return send("POST", "", "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + entries + "]}");
    }

    @Test
    void attack_10_what_exists_looks_like_what_does_not_and_nothing_is_taken_over() throws JOSEException {
        HttpResponse<String> there = get("Observation/of-p2");
        HttpResponse<String> absent = get("Observation/nothing");
        forbidden(there);
        assertThat(there.body()).isEqualTo(absent.body());
        forbidden(send("PUT", "Observation/of-p2", observation("of-p2", "p1", "Patient/p1")));
        forbidden(send("PUT", "Observation/of-p1", observation("of-p1", "p2", "Patient/p1")));

        String practitioner = server.token(server.claims(fineGrained, "user/*.cruds")
                .claim("patient", null)
                .claim("fhirUser", "Practitioner/g1"));
        String owned = ",\"generalPractitioner\":[{\"reference\":\"Practitioner/g1\"}]";
        forbidden(server.send("PUT", fineGrained, "Patient/p2", practitioner, patient("p2", "new", owned), JSON));
        forbidden(server.get(fineGrained, "Patient/p2", practitioner));
        assertThat(server.signed("GET", fineGrained, "Patient/p2", "").body()).contains("\"versionId\":\"1\"");
    }
}
