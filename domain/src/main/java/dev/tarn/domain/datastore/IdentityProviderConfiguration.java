package dev.tarn.domain.datastore;

import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import java.util.List;
import java.util.Optional;

/** The identity provider of a data store's FHIR endpoint ({@code data-plane.md} 4.2). */
public record IdentityProviderConfiguration(
        AuthorizationStrategy authorizationStrategy,
        boolean fineGrainedAuthorizationEnabled,
        Optional<SmartMetadata> metadata,
        Optional<LambdaArn> idpLambdaArn) {

    /** The default of a store. */
    public static final IdentityProviderConfiguration AWS_AUTH = new IdentityProviderConfiguration(
            AuthorizationStrategy.AWS_AUTH, false, Optional.empty(), Optional.empty());

    public IdentityProviderConfiguration {
        if (authorizationStrategy != AuthorizationStrategy.AWS_AUTH && metadata.isEmpty()) {
            throw new Invalid(List.of(new Violation(
                    SmartMetadata.PATH,
                    Optional.empty(),
                    new Constraint.Rule("not be null when authorizationStrategy is " + authorizationStrategy))));
        }
    }
}
