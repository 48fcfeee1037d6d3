package dev.tarn.http.fhir.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Principal;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.IdentityProviderConfiguration;
import dev.tarn.domain.datastore.SmartMetadata;
import dev.tarn.domain.failure.InsufficientScope;
import dev.tarn.domain.smart.AuthPayload;
import dev.tarn.domain.smart.ScopeVersions;
import dev.tarn.domain.smart.SmartGrants;
import dev.tarn.domain.smart.TokenSubject;
import dev.tarn.http.fhir.interaction.Endpoint;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.json.Json;
import dev.tarn.http.smart.IdentityProvider;
import dev.tarn.http.smart.IdentityProviderException;
import dev.tarn.http.smart.IdentityProviders;
import dev.tarn.http.smart.InvalidTokenException;
import dev.tarn.ports.HealthLakes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns bearer tokens into grants, by the identity provider of the data store. Thread-safe; may block. */
public final class TokenAuthorizer {

    private static final String ROLE = "iamRoleARN";

    private final HealthLakes healthLakes;
    private final Supplier<IdentityProviders> providers;
    private final InstantSource clock;

    /**
     * An authorizer.
     *
     * @param providers those of the moment
     * @param clock the machine's clock, which tests of Tarn's own clock do not move
     */
    public TokenAuthorizer(HealthLakes healthLakes, Supplier<IdentityProviders> providers, InstantSource clock) {
        this.healthLakes = healthLakes;
        this.providers = providers;
        this.clock = clock;
    }

    /** The result for a token: the role that HealthLake assumes, in which account and region, and what the scopes grant. */
    public record Authorized(Caller caller, SmartGrants grants) {}

    /** {@return the data store, of any account and region; empty where it is unknown or has no SMART on FHIR} */
    public Optional<Datastore> smartStore(DatastoreId id) {
        Optional<Scope> scope = healthLakes.scopeOf(id);
        return scope.map(known -> healthLakes.of(Caller.in(known)).datastores().describe(id))
                .filter(store -> provider(store).authorizationStrategy() != AuthorizationStrategy.AWS_AUTH);
    }

    private static IdentityProviderConfiguration provider(Datastore store) {
        return store.configuration().identityProvider();
    }

    /**
     * {@return what a token grants}
     *
     * @param operation the name of the operation, such as {@code ReadResource}
     * @throws FhirRefusal with 401 for a token that cannot be used, with 500 where the identity provider fails
     * @throws InsufficientScope for a token without a scope that grants something
     */
    public Authorized authorize(String token, Endpoint endpoint, String operation) {
        Datastore store = smartStore(endpoint.store())
                .orElseThrow(() -> BearerToken.refusal(
                        "Bearer tokens are accepted by data stores with SMART on FHIR alone; sign the request"));
        IdentityProviderConfiguration configuration = provider(store);
        IdentityProviders known = providers.get();
        IdentityProvider function = configuration
                .idpLambdaArn()
                .flatMap(arn -> known.find(arn.value()))
                .orElseThrow(() -> BearerToken.refusal(
                        configuration.idpLambdaArn().isEmpty()
                                ? "The data store has no IdpLambdaArn, so that no token can be validated"
                                : "The server has no identity provider for the IdpLambdaArn of the data store; name"
                                        + " one in the file of --idp, or in idp.json of the directory of --auth"));
        IdentityProvider.Request request = new IdentityProvider.Request(endpoint.base(), operation, token);
        try {
            return known.answer(function, request, answer -> authorized(answer, endpoint, store));
        } catch (InvalidTokenException e) {
            throw BearerToken.refusal("The token cannot be used: " + e.getMessage());
        } catch (IdentityProviderException e) {
            throw new FhirRefusal(
                    500, e.isTimeout() ? IssueCode.TIMEOUT : IssueCode.EXCEPTION, String.valueOf(e.getMessage()));
        }
    }

    private Authorized authorized(Map<String, Object> answer, Endpoint endpoint, Datastore store) {
        IdentityProviderConfiguration configuration = provider(store);
        AuthPayload payload = payload(answer);
        Scope scope = store.arn().scope();
        List<String> endpoints = endpoints(endpoint, scope);
        payload.refusal(clock.instant(), endpoints).ifPresent(reason -> {
            throw BearerToken.refusal("The token cannot be used: " + reason);
        });
        SmartGrants grants = SmartGrants.of(
                payload.scopes(),
                ScopeVersions.of(configuration.authorizationStrategy(), capabilities(configuration.metadata())),
                TokenSubject.of(payload.claims(), endpoints),
                configuration.fineGrainedAuthorizationEnabled(),
                payload.holder());
        if (grants.scopes().isEmpty()) {
            throw InsufficientScope.needs("a scope that grants something, such as patient/Observation.read"
                    + (grants.unusable().isEmpty()
                            ? ""
                            : ". InvalidScope: " + grants.unusable().get(0)));
        }
        Principal role = new Principal.AssumedRole(
                String.valueOf(answer.get(ROLE)), store.arn().toString());
        return new Authorized(new Caller(scope, role), grants);
    }

    @SuppressWarnings("unchecked")
    private static AuthPayload payload(Map<String, Object> answer) {
        if (answer.get("authPayload") instanceof Map<?, ?> payload && answer.get(ROLE) instanceof String) {
            return new AuthPayload((Map<String, ?>) payload);
        }
        throw BearerToken.refusal("The identity provider does not accept the token");
    }

    private static List<String> endpoints(Endpoint endpoint, Scope scope) {
        return List.of(
                endpoint.base(),
                "https://healthlake." + scope.region() + ".amazonaws.com/datastore/" + endpoint.store() + "/r4/");
    }

    private static List<String> capabilities(Optional<SmartMetadata> metadata) {
        List<String> capabilities = new ArrayList<>();
        metadata.flatMap(known -> Json.readDocument(known.document())).ifPresent(document -> {
            for (JsonNode capability : document.path("capabilities")) {
                capabilities.add(capability.asText());
            }
        });
        return capabilities;
    }
}
