package dev.tarn.domain.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A refusal says what is wrong with a token, and what would be right. */
class AuthPayloadTest {

    private static final Instant NOW = Instant.ofEpochSecond(10_000);
    private static final String ENDPOINT = "http://127.0.0.1:8080/datastore/d/r4/";

    private static String refusal(String claim, Object value) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "isAuthorized", true, "nbf", 9_000, "exp", 10_001, "aud", ENDPOINT, "scope", "user/Patient.read"));
        claims.put(claim, value);
        return new AuthPayload(claims)
                .refusal(NOW, List.of(ENDPOINT, "https://aws/"))
                .orElse("none");
    }

    @Test
    void a_token_that_can_be_used_is_not_refused() {
        assertThat(refusal("sub", "u")).isEqualTo("none");
    }

    @Test
    void each_refusal_names_the_claim_and_what_would_be_right() {
        assertThat(refusal("exp", 10_000)).isEqualTo("it is expired; request a new one from the identity provider");
        assertThat(refusal("nbf", 10_061))
                .isEqualTo("it is not valid yet; compare the clocks of the identity provider and of this machine");
        assertThat(refusal("aud", "elsewhere"))
                .isEqualTo("its aud is not the endpoint of this data store; accepted are " + ENDPOINT
                        + " and https://aws/");
        assertThat(refusal("scope", " ")).isEqualTo("it has no scope; it needs one such as patient/Observation.read");
    }
}
