package dev.tarn.http.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.datastore.IdentityProviderConfiguration;
import dev.tarn.domain.datastore.LambdaArn;
import dev.tarn.domain.datastore.SmartMetadata;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmartMetadataWarningsTest {

    private static final Optional<LambdaArn> FUNCTION =
            Optional.of(new LambdaArn("arn:aws:lambda:us-east-1:123456789012:function:decoder"));

    private static List<String> of(String document, Optional<LambdaArn> function) {
        return SmartMetadataWarnings.of(new IdentityProviderConfiguration(
                AuthorizationStrategy.SMART_ON_FHIR, false, Optional.of(new SmartMetadata(document)), function));
    }

    @Test
    void metadata_that_clients_of_SMART_accept_has_none() {
        assertThat(of(
                        "{\"code_challenge_methods_supported\":[\"S256\"],\"issuer\":\"https://i\",\"jwks_uri\":\"https://i/k\","
                                + "\"capabilities\":[\"sso-openid-connect\",\"permission-v2\",\"permission-v2.2\"]}",
                        FUNCTION))
                .isEmpty();
        assertThat(SmartMetadataWarnings.of(IdentityProviderConfiguration.AWS_AUTH))
                .isEmpty();
    }

    @Test
    void each_fault_is_one_sentence_with_what_would_be_right() {
        assertThat(of(
                        "{\"code_challenge_methods_supported\":[\"S256\",\"plain\"],\"issuer\":\"https://i\","
                                + "\"capabilities\":[\"sso-openid-connect\",\"permission-v2.2\"]}",
                        Optional.empty()))
                .satisfiesExactly(
                        first -> assertThat(first).contains("IdpLambdaArn", "name a function"),
                        second -> assertThat(second).contains("plain", "use S256 alone"),
                        third -> assertThat(third).contains("sso-openid-connect", "issuer and jwks_uri"),
                        fourth -> assertThat(fourth).contains("permission-v2.2 has no effect", "add it"));
    }
}
