package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Duplicate;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.fhir.outcome.FhirFailure;
import dev.tarn.http.fhir.outcome.Outcomes;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.FhirRequest;
import io.vertx.core.http.HttpHeaders;
import java.util.concurrent.Callable;

/** Answers a request for one interaction with one resource. */
public final class SingleHandler<Q extends FhirRequest> implements Handler {

    private final Interaction<Q> interaction;

    /** A handler of one interaction. */
    public SingleHandler(Interaction<Q> interaction) {
        this.interaction = interaction;
    }

    @Override
    public boolean isLong(RequestTarget asked) {
        return interaction.isCostly(asked);
    }

    @Override
    public Callable<Answer> read(FhirCall call) {
        ResourceType type = call.asked().path().type();
        InteractionPolicy.require(type, interaction.kind());
        Q request = interaction.request(call.asked());
        DatastoreId store = call.endpoint().store();
        return () -> {
            try {
                FhirEndpoint fhir = fhir(call);
                EntryAnswer performed = interaction.perform(fhir, store, request);
                Answer answer = ResourceAnswer.of(interaction.kind(), performed, call);
                return fhir.storesFaultyResources() && ValidationIssues.areIn(performed)
                        ? answer.with(ValidationIssues.HEADER.name(), ValidationIssues.HEADER.value())
                        : answer;
            } catch (Duplicate e) {
                Answer refusal = Outcomes.answer(FhirFailure.of(e, call.requestId()));
                return e.original()
                        .map(address -> refusal.with(
                                HttpHeaders.LOCATION, call.endpoint().base() + address))
                        .orElse(refusal);
            }
        };
    }

    private FhirEndpoint fhir(FhirCall call) {
        return interaction.isCostly(call.asked()) ? call.fhirWithinBudget() : call.fhir();
    }
}
