package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.UpdateResource;

/** {@code PUT Type/id}. */
final class Update implements Interaction<UpdateResource> {

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
        return PathShape.INSTANCE;
    }

    @Override
    public UpdateResource request(RequestTarget asked) {
        return new UpdateResource(
                asked.path().address(),
                asked.content().resource(),
                asked.conditions().precondition());
    }

    @Override
    public EntryAnswer perform(FhirEndpoint fhir, DatastoreId store, UpdateResource request) {
        return fhir.resources().update(store, request);
    }
}
