package dev.tarn.http.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens of every kind that must be accepted or refused; their keys signed nothing else. */
class JwtVectorsTest {

    private static final JsonNode VECTORS = read();

    @TempDir
    static Path directory;

    @Test
    void no_vector_is_missing() {
        assertThat(tokens()).hasSize(49);
    }

    static Stream<String> tokens() {
        return StreamSupport.stream(VECTORS.get("rows").spliterator(), false)
                .map(row -> row.get("id").asText() + " " + row.get("name").asText());
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void a_token_is_accepted_or_refused(String name) throws IOException {
        JsonNode row = row(name);
        JwtDecoder decoder = decoder();
        String token = row.get("token").asText();
        if (row.get("expect").asText().equals("accept")) {
            assertThat(decoder.payload(token, audience()))
                    .containsEntry("isAuthorized", true)
                    .containsEntry("patient", "p1")
                    .containsKeys("nbf", "exp");
        } else {
            assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> decoder.payload(token, audience()));
        }
    }

    @Test
    void a_token_without_nbf_is_valid_from_iat_on() throws IOException {
        Map<String, Object> payload =
                decoder().payload(row("J11 nbf absent").get("token").asText(), audience());
        assertThat(payload.get("nbf")).isEqualTo(payload.get("iat"));
    }

    private static String audience() {
        return VECTORS.get("audience").asText();
    }

    private static JwtDecoder decoder() throws IOException {
        Path keys = directory.resolve("jwks.json");
        Files.writeString(keys, VECTORS.get("jwks").toString());
        List<String> algorithms = new ArrayList<>();
        VECTORS.get("algorithms").forEach(algorithm -> algorithms.add(algorithm.asText()));
        Instant now = Instant.ofEpochSecond(VECTORS.get("now").asLong());
        return new JwtDecoder(
                new JwtSettings(
                        VECTORS.get("issuer").asText(),
                        List.of(audience()),
                        Optional.of(keys),
                        Optional.empty(),
                        algorithms,
                        "arn:aws:iam::111122223333:role/Smart"),
                () -> now);
    }

    private static JsonNode row(String name) {
        return StreamSupport.stream(VECTORS.get("rows").spliterator(), false)
                .filter(row -> name.startsWith(row.get("id").asText() + " "))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode read() {
        try (InputStream in = new GZIPInputStream(JwtVectorsTest.class.getResourceAsStream("vectors-jwt.json.gz"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
