package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.ReadResource;
import java.util.Optional;

/** {@code GET Type/id/_history/version}. */
final class ReadVersion implements Interaction<ReadResource> {

    @Override
    public FhirInteraction kind() {
        return FhirInteraction.VREAD;
    }

    @Override
    public Verb verb() {
        return Verb.GET;
    }

    @Override
    public PathShape shape() {
        return PathShape.VERSION;
    }

    @Override
    public ReadResource request(RequestTarget asked) {
        return new ReadResource(asked.path().address(), Optional.of(asked.path().version()));
    }

    @Override
    public EntryAnswer perform(FhirEndpoint fhir, DatastoreId store, ReadResource request) {
        return new EntryAnswer.Shown(fhir.resources()
                .vread(store, request.address(), request.version().orElseThrow()));
    }
}
