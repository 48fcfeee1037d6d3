package dev.tarn.http.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.datastore.IdentityProviderConfiguration;
import dev.tarn.http.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What HealthLake accepts in an {@code IdentityProviderConfiguration} and clients of SMART App Launch do not, or what has no
 * effect ({@code authorization.md} 3.2; SMART App Launch 2.2, "Conformance"). Worth a line in the log, no refusal.
 */
public final class SmartMetadataWarnings {

    private SmartMetadataWarnings() {}

    /** {@return sentences that say what is wrong, and what would be right} */
    public static List<String> of(IdentityProviderConfiguration provider) {
        List<String> warnings = new ArrayList<>();
        if (provider.authorizationStrategy() == AuthorizationStrategy.AWS_AUTH) {
            return warnings;
        }
        if (provider.idpLambdaArn().isEmpty()) {
            warnings.add("without IdpLambdaArn no bearer token can be validated; name a function");
        }
        provider.metadata()
                .flatMap(metadata -> Json.readDocument(metadata.document()))
                .ifPresent(document -> addOf(document, warnings));
        return warnings;
    }

    private static void addOf(ObjectNode document, List<String> warnings) {
        if (has(document, "code_challenge_methods_supported", "plain")) {
            warnings.add(
                    "Metadata has the code challenge method plain, which SMART App Launch forbids; use S256 alone");
        }
        boolean isOpenId = has(document, "capabilities", "sso-openid-connect");
        if (isOpenId
                && !(document.path("issuer").isTextual()
                        && document.path("jwks_uri").isTextual())) {
            warnings.add(
                    "Metadata has the capability sso-openid-connect, with which SMART App Launch requires issuer and"
                            + " jwks_uri; add both");
        }
        if (has(document, "capabilities", "permission-v2.2") && !has(document, "capabilities", "permission-v2")) {
            warnings.add("the capability permission-v2.2 has no effect without permission-v2; add it");
        }
    }

    private static boolean has(ObjectNode document, String list, String word) {
        for (JsonNode item : document.path(list)) {
            if (item.isTextual() && item.textValue().equals(word)) {
                return true;
            }
        }
        return false;
    }
}
