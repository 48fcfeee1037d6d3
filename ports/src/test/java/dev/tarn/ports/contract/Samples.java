package dev.tarn.ports.contract;

import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.datastore.IdentityProviderConfiguration;
import dev.tarn.domain.datastore.LambdaArn;
import dev.tarn.domain.datastore.SmartMetadata;
import java.util.Optional;

/** Values that take a few lines to write. */
final class Samples {

    /** An identity provider with everything it needs. */
    static final IdentityProviderConfiguration SMART_ON_FHIR = new IdentityProviderConfiguration(
            AuthorizationStrategy.SMART_ON_FHIR,
            true,
            Optional.of(new SmartMetadata("""
                    {"issuer":"https://idp.example.org","authorization_endpoint":"https://idp.example.org/authorize",\
                    "token_endpoint":"https://idp.example.org/token","grant_types_supported":["client_credentials"],\
                    "capabilities":["launch-ehr"],"code_challenge_methods_supported":["S256"]}""")),
            Optional.of(new LambdaArn("arn:aws:lambda:us-east-1:123456789012:function:who-is-it")));

    private Samples() {}
}
