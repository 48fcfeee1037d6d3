package dev.tarn.inmemory.repository.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.domain.smart.AuthPayload;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which answers of an identity provider can be used. */
class AuthPayloadVectorsTest {

    private static final JsonNode VECTORS = SmartVectors.read(SmartVectors.BASE);

    static Stream<String> tokens() {
        return StreamSupport.stream(VECTORS.get("tokens").spliterator(), false)
                .map(token -> token.get("id").asText() + " " + token.get("name").asText());
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void a_payload_is_used_or_refused(String name) {
        JsonNode token = StreamSupport.stream(VECTORS.get("tokens").spliterator(), false)
                .filter(each -> name.startsWith(each.get("id").asText() + " "))
                .findFirst()
                .orElseThrow();
        AuthPayload payload = new AuthPayload(SmartVectors.claims(token.get("authPayload")));
        Instant now = Instant.ofEpochSecond(VECTORS.get("now").asLong());
        assertThat(payload.refusal(now, SmartVectors.texts(VECTORS.get("endpoints")))
                        .isEmpty())
                .isEqualTo(token.get("expect").asInt() == 200);
    }
}
