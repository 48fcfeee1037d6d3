package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirEndpoint;

/** {@code DELETE Type/id}. */
final class Delete implements Interaction<DeleteResource> {

    @Override
    public FhirInteraction kind() {
        return FhirInteraction.DELETE;
    }

    @Override
    public Verb verb() {
        return Verb.DELETE;
    }

    @Override
    public PathShape shape() {
        return PathShape.INSTANCE;
    }

    @Override
    public DeleteResource request(RequestTarget asked) {
        return new DeleteResource(asked.path().address(), asked.conditions().precondition());
    }

    @Override
    public EntryAnswer perform(FhirEndpoint fhir, DatastoreId store, DeleteResource request) {
        return fhir.resources().delete(store, request);
    }
}
