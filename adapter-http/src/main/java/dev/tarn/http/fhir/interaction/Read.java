package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.ReadResource;
import java.util.Optional;

/** {@code GET Type/id}. */
final class Read implements Interaction<ReadResource> {

    @Override
    public FhirInteraction kind() {
        return FhirInteraction.READ;
    }

    @Override
    public Verb verb() {
        return Verb.GET;
    }

    @Override
    public PathShape shape() {
        return PathShape.INSTANCE;
    }

    @Override
    public ReadResource request(RequestTarget asked) {
        return new ReadResource(asked.path().address(), Optional.empty());
    }

    @Override
    public EntryAnswer perform(FhirEndpoint fhir, DatastoreId store, ReadResource request) {
        return new EntryAnswer.Shown(fhir.resources().read(store, request.address()));
    }
}
