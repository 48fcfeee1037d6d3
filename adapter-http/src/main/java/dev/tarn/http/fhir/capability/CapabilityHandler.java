package dev.tarn.http.fhir.capability;

import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.interaction.Handler;
import dev.tarn.http.fhir.interaction.RequestTarget;
import dev.tarn.http.fhir.outcome.Outcomes;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code GET metadata}. */
public final class CapabilityHandler implements Handler {

    private final CapabilityStatement statement;

    /**
     * A handler.
     *
     * @param interactions those with a single resource that are there
     * @param version of Tarn
     * @param since when it is like that
     */
    public CapabilityHandler(Set<FhirInteraction> interactions, String version, Instant since) {
        this.statement = new CapabilityStatement(interactions, version, since);
    }

    /** The registry of search parameters is read for the first statement. */
    @Override
    public boolean isLong(RequestTarget asked) {
        return true;
    }

    @Override
    public Callable<Answer> read(FhirCall call) {
        return () -> {
            AuthorizationStrategy strategy =
                    ActiveStore.require(call).configuration().identityProvider().authorizationStrategy();
            Answer answer = Outcomes.answer(200, statement.json(call.endpoint(), strategy));
            // It is open there, and apps in browsers of any origin read it (SMART App Launch, "Conformance").
            return strategy == AuthorizationStrategy.AWS_AUTH
                    ? answer
                    : answer.with(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        };
    }
}
