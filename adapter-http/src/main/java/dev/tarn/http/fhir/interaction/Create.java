package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.WrittenResource;

/** {@code POST Type}. */
final class Create implements Interaction<CreateResource> {

    @Override
    public FhirInteraction kind() {
        return FhirInteraction.CREATE;
    }

    @Override
    public Verb verb() {
        return Verb.POST;
    }

    @Override
    public PathShape shape() {
        return PathShape.TYPE;
    }

    @Override
    public CreateResource request(RequestTarget asked) {
        asked.conditions().requireNoSearch();
        return new CreateResource(
                asked.path().type(),
                asked.content().resource(),
                asked.conditions().idempotencyKey().map(IdempotencyKey::new));
    }

    @Override
    public EntryAnswer perform(FhirResources resources, DatastoreId store, CreateResource request) {
        return new WrittenResource(resources.create(store, request), true);
    }
}
