package dev.tarn.http.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.http.signature.SignatureRefusal.Reason;
import dev.tarn.http.signature.Vectors.Signed;
import dev.tarn.http.signature.key.AccessKey;
import dev.tarn.http.signature.key.Sha256;
import dev.tarn.http.signature.key.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the vectors do not have. */
class SignatureVerifierTest {

    private static final Signed READ = Vectors.healthLake().stream()
            .filter(signed -> signed.name().startsWith("read, botocore"))
            .findFirst()
            .orElseThrow();

    @Test
    void a_larger_skew_is_a_setting_and_the_refusal_names_it() {
        SignatureVerifier patient = Vectors.verifier(Duration.ofMinutes(15));
        SignedRequest request = READ.request();
        assertThat(patient.verify(request.head(), request.body(), READ.now().plusSeconds(900))
                        .key()
                        .id())
                .isEqualTo("AKIDLOCALEXAMPLE0001");
        assertThat(refusal(patient, request, 901).getMessage()).contains(" - 15 min.)");
    }

    @Test
    void a_broken_escape_is_refused_before_everything_else() {
        SignedRequest request = with(READ.request().target() + "?name=%2", List.of());
        assertThat(refusal(Vectors.verifier(true), request, 0).reason()).isEqualTo(Reason.MALFORMED_QUERY);
    }

    @Test
    void the_region_in_the_name_of_the_host_is_the_region_of_the_signature() {
        List<List<String>> headers = new ArrayList<>(READ.request().headers());
        headers.replaceAll(header ->
                header.get(0).equals("Host") ? List.of("Host", "healthlake.eu-west-2.amazonaws.com") : header);
        SignedRequest request = new SignedRequest("GET", READ.request().target(), headers, "");
        assertThat(refusal(Vectors.verifier(false), request, 0).getMessage())
                .isEqualTo(
                        "Credential should be scoped to a valid region, not 'us-east-1'.  Tarn: the request was sent to"
                                + " healthlake.eu-west-2.amazonaws.com; sign it for the region in this name");
    }

    @Test
    void a_region_of_another_form_is_told_with_the_form() {
        List<List<String>> headers = new ArrayList<>(READ.request().headers());
        headers.replaceAll(header -> header.get(0).equalsIgnoreCase("Authorization")
                ? List.of(header.get(0), header.get(1).replace("/us-east-1/", "/US_EAST/"))
                : header);
        SignedRequest request = new SignedRequest("GET", READ.request().target(), headers, "");
        assertThat(refusal(Vectors.verifier(false), request, 0).getMessage())
                .isEqualTo(
                        "Credential should be scoped to a valid region, not 'US_EAST'.  Tarn: a region has lower-case"
                                + " letters, digits and hyphens, such as us-east-1");
    }

    @Test
    void a_session_token_beside_the_right_one_is_refused() {
        JsonNode row = StreamSupport.stream(Vectors.ALL.at("/refusals/rows").spliterator(), false)
                .filter(one -> one.get("id").asText().equals("R97"))
                .findFirst()
                .orElseThrow();
        SignedRequest request = SignedRequest.of(row.get("request"));
        List<List<String>> headers = new ArrayList<>(request.headers());
        headers.add(List.of("X-Amz-Security-Token", "another"));
        SignedRequest two = new SignedRequest(request.method(), request.target(), headers, request.content());
        assertThat(refusal(Vectors.verifier(false), two, 0).reason()).isEqualTo(Reason.WRONG_TOKEN);
    }

    @Test
    void an_absolute_target_counts_by_its_path() {
        SignedRequest request = with("http://127.0.0.1:8080" + READ.request().target(), List.of());
        assertThat(Vectors.verifier(false)
                        .verify(request.head(), request.body(), READ.now())
                        .form())
                .isEmpty();
    }

    @Test
    void an_unknown_key_is_told_with_the_place_where_keys_are_kept() {
        SignatureVerifier verifier =
                new SignatureVerifier(SigningRules.healthLake(SigningRules.DEFAULT_SKEW, false), Vectors.of(List.of()));
        assertThat(refusal(verifier, READ.request(), 0).getMessage())
                .isEqualTo("The security token included in the request is invalid. Tarn: the access key"
                        + " 'AKIDLOCALEXAMPLE0001' is not in the vectors; use one that is");
    }

    @Test
    void an_expired_key_is_told_with_its_time_and_with_what_to_do() {
        AccessKey known = Vectors.KEYS.find("AKIDLOCALEXAMPLE0001").orElseThrow();
        AccessKey expired = Vectors.key(known.id(), known.secret(), null, Instant.parse("2020-01-01T00:00:00Z"));
        SignatureVerifier verifier = new SignatureVerifier(
                SigningRules.healthLake(SigningRules.DEFAULT_SKEW, false), Vectors.of(List.of(expired)));
        SignatureRefusal refusal = refusal(verifier, READ.request(), 0);
        assertThat(refusal.reason()).isEqualTo(Reason.EXPIRED_KEY);
        assertThat(refusal.getMessage())
                .endsWith("Tarn: this access key was valid until 2020-01-01T00:00:00Z; use new credentials, or set a"
                        + " later tarn_expires in the vectors");
    }

    @Test
    void a_changed_secret_is_refused_although_the_signing_key_of_the_former_is_kept() {
        List<AccessKey> keys = new ArrayList<>(
                List.of(Vectors.KEYS.find("AKIDLOCALEXAMPLE0001").orElseThrow()));
        SignatureVerifier verifier =
                new SignatureVerifier(SigningRules.healthLake(SigningRules.DEFAULT_SKEW, false), Vectors.of(keys));
        SignedRequest request = READ.request();
        assertThat(verifier.verify(request.head(), request.body(), READ.now()).region())
                .isEqualTo("us-east-1");
        keys.set(0, Vectors.key("AKIDLOCALEXAMPLE0001", "another", null, null));
        SignatureRefusal refusal = refusal(verifier, request, 0);
        assertThat(refusal.reason()).isEqualTo(Reason.MISMATCH);
        assertThat(refusal.getMessage()).endsWith("the secret access key is another one");
    }

    @Test
    void no_secret_is_in_the_text_of_a_key() {
        assertThat(Vectors.key("id", "secret-text", "token-text", null).toString())
                .doesNotContain("secret-text")
                .doesNotContain("token-text");
    }

    /** The example of AWS's documentation of chunked uploads: a chunk of 64 KiB, one of 1 KiB, and the last. */
    @Test
    void the_signatures_of_chunks_are_those_of_the_documented_example() {
        byte[] key = new SigningKeys()
                .of(
                        Vectors.key("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null, null),
                        "20130524/us-east-1/s3/aws4_request");
        ChunkSignatures chunks = new ChunkSignatures(
                key,
                "20130524T000000Z",
                "20130524/us-east-1/s3/aws4_request",
                "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
        assertThat(chunks.isNext(
                        "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
                        Sha256.hex("a".repeat(65_536))))
                .isTrue();
        assertThat(chunks.isNext(
                        "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
                        Sha256.hex("a".repeat(1024))))
                .isTrue();
        assertThat(chunks.isNext("b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9", Sha256.hex("")))
                .isTrue();
        assertThat(chunks.isNext("b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9", Sha256.hex("")))
                .isFalse();
    }

    private static SignedRequest with(String target, List<List<String>> more) {
        List<List<String>> headers = new ArrayList<>(READ.request().headers());
        headers.addAll(more);
        return new SignedRequest(
                READ.request().method(), target, headers, READ.request().content());
    }

    private static SignatureRefusal refusal(SignatureVerifier verifier, SignedRequest request, int seconds) {
        SignatureRefusal refusal = catchThrowableOfType(
                SignatureRefusal.class,
                () -> verifier.verify(request.head(), request.body(), READ.now().plusSeconds(seconds)));
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
