package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirEndpoint;

/** {@code PUT Type?condition} ({@code data-plane.md} 3.2). */
final class UpdateMatch implements Interaction<ConditionalUpdate> {

    @Override
    public FhirInteraction kind() {
        return FhirInteraction.UPDATE;
    }

    @Override
    public Verb verb() {
        return Verb.PUT;
    }

    @Override
    public PathShape shape() {
        return PathShape.TYPE;
    }

    @Override
    public boolean isCostly(RequestTarget asked) {
        return true;
    }

    @Override
    public ConditionalUpdate request(RequestTarget asked) {
        return new ConditionalUpdate(
                asked.path().type(),
                asked.condition("update"),
                asked.content().resource(),
                asked.conditions().precondition());
    }

    @Override
    public EntryAnswer perform(FhirEndpoint fhir, DatastoreId store, ConditionalUpdate request) {
        return fhir.conditionals().update(store, request);
    }
}
