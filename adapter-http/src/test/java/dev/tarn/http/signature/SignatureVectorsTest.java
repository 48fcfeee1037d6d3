package dev.tarn.http.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.http.signature.Vectors.Signed;
import dev.tarn.http.signature.canonical.CanonicalForm;
import dev.tarn.http.signature.canonical.CanonicalUri;
import dev.tarn.http.signature.canonical.PercentCodec;
import dev.tarn.http.signature.key.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every vector as it is expected, in strict mode and in lenient mode. */
class SignatureVectorsTest {

    /** An option of AWS's signers that no service of Tarn has: the path is encoded once more, with all segments. */
    private static final CanonicalUri NOT_NORMALIZED = path -> PercentCodec.encode(path, true);

    @Test
    void no_vector_is_missing() {
        assertThat(Vectors.ALL.get("suite")).hasSize(38);
        assertThat(Vectors.healthLake()).hasSize(574);
        assertThat(Vectors.ALL.at("/refusals/rows")).hasSize(99);
    }

    @TestFactory
    Stream<DynamicTest> the_suite_of_AWS() {
        return rows(Vectors.ALL.get("suite"))
                .flatMap(entry -> Stream.of("header", "query")
                        .map(form -> DynamicTest.dynamicTest(
                                entry.get("name").asText() + ", " + form, () -> suite(entry, entry.get(form)))));
    }

    private static void suite(JsonNode entry, JsonNode vector) {
        JsonNode context = entry.get("context");
        SignatureVerifier verifier = new SignatureVerifier(
                new SigningRules(
                        context.get("service").asText(),
                        context.get("normalizePath").asBoolean() ? CanonicalUri.NORMALIZED : NOT_NORMALIZED,
                        List.of(),
                        "",
                        SigningRules.DEFAULT_SKEW,
                        false),
                Vectors.of(List.of(Vectors.key(
                        context.get("accessKeyId").asText(),
                        context.get("secretAccessKey").asText(),
                        context.path("sessionToken").asText(null),
                        null))));
        SignedRequest request = SignedRequest.of(vector);
        Instant now = Instant.parse(context.get("timestamp").asText());
        if (vector.get("verify").asText().equals("accept")) {
            VerifiedSignature verified = verifier.verify(request.head(), request.body(), now);
            assertThat(shown(verified)).isEqualTo(vector.get("canonicalRequest").asText());
            assertThat(verified.form()).isEmpty();
            assertThat(verified.signature()).isEqualTo(vector.get("signature").asText());
        } else {
            SignatureRefusal refusal = refusal(verifier, request, now);
            assertThat(type(refusal)).isEqualTo(vector.get("verify").asText());
        }
    }

    @TestFactory
    Stream<DynamicTest> requests_of_eight_signers() {
        return Vectors.healthLake().stream()
                .map(signed -> DynamicTest.dynamicTest(signed.name(), () -> eightSigners(signed)));
    }

    private static void eightSigners(Signed signed) {
        JsonNode expect = signed.expect();
        Set<String> forms = rows(expect.get("form"))
                .map(JsonNode::asText)
                .filter(form -> !form.equals("strict"))
                .collect(Collectors.toSet());
        boolean fits = expect.get("form").isArray();
        boolean accepted = expect.get("outcome").asText().equals("accept");
        for (boolean lenient : new boolean[] {false, true}) {
            SignatureVerifier verifier = Vectors.verifier(lenient);
            if (accepted || (lenient && fits)) {
                VerifiedSignature verified = verifier.verify(
                        signed.request().head(), signed.request().body(), signed.now());
                assertThat(verified.form().stream().map(SignatureVectorsTest::name))
                        .containsExactlyInAnyOrderElementsOf(forms);
                assertThat(Sha256.hex(verified.canonicalRequest()))
                        .isEqualTo(expect.get("canonicalRequestSha256").asText());
            } else {
                SignatureRefusal refusal = refusal(verifier, signed.request(), signed.now());
                assertThat(refusal.reason()).isEqualTo(SignatureRefusal.Reason.MISMATCH);
                assertThat(refusal.getMessage().contains("the signature is right for the "))
                        .isEqualTo(fits);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> what_must_be_refused_and_what_must_not() {
        return rows(Vectors.ALL.at("/refusals/rows"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get("id").asText() + " " + row.get("name").asText(), () -> refusal(row)));
    }

    private static void refusal(JsonNode row) {
        SignedRequest request = SignedRequest.of(row.get("request"));
        Instant now = Instant.parse(row.get("now").asText());
        SignatureVerifier verifier = Vectors.verifier(false);
        JsonNode expect = row.get("expect");
        if (expect.get("outcome").asText().equals("accept")) {
            assertThatCode(() -> verifier.verify(request.head(), request.body(), now))
                    .doesNotThrowAnyException();
            return;
        }
        SignatureRefusal refusal = refusal(verifier, request, now);
        assertThat("com.amazon.coral.service#" + type(refusal))
                .isEqualTo(expect.get("type").asText());
        assertThat(refusal.getMessage()).startsWith(expect.get("message").asText());
        String words =
                refusal.getMessage().substring(expect.get("message").asText().length());
        assertThat(words.isEmpty() || words.startsWith(" Tarn: ") || words.startsWith("\n\nThe Canonical String"))
                .isTrue();
    }

    private static SignatureRefusal refusal(SignatureVerifier verifier, SignedRequest request, Instant now) {
        SignatureRefusal refusal = catchThrowableOfType(
                SignatureRefusal.class, () -> verifier.verify(request.head(), request.body(), now));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static Stream<JsonNode> rows(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String shown(VerifiedSignature verified) {
        return new String(verified.canonicalRequest().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String name(CanonicalForm form) {
        return form == CanonicalForm.PLUS_IS_PLUS
                ? "query-plus-is-plus"
                : form.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String type(SignatureRefusal refusal) {
        return switch (refusal.reason()) {
            case MISSING -> "MissingAuthenticationTokenException";
            case INCOMPLETE -> "IncompleteSignatureException";
            case UNKNOWN_KEY, WRONG_TOKEN -> "UnrecognizedClientException";
            case EXPIRED_KEY -> "ExpiredTokenException";
            case MALFORMED_QUERY -> "MalformedHttpRequestException";
            case NOT_CURRENT, INVALID, NOT_SIGNED, CONTENT, MISMATCH -> "InvalidSignatureException";
        };
    }
}
