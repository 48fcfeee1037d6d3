package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Query;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.Optional;

/** {@code POST Type}, which {@code If-None-Exist} makes conditional ({@code decisions.md} D42). */
final class Create implements Interaction<FhirRequest> {

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

    /** A condition is a search. */
    @Override
    public boolean isCostly(RequestTarget asked) {
        return asked.conditions().ifNoneExist().isPresent();
    }

    @Override
    public FhirRequest request(RequestTarget asked) {
        CreateResource create = new CreateResource(
                asked.path().type(),
                asked.content().resource(),
                asked.conditions().idempotencyKey().map(IdempotencyKey::new));
        Optional<String> condition = asked.conditions().ifNoneExist();
        return condition.isPresent()
                ? new ConditionalCreate(create, Query.condition(condition.get()).parameters())
                : create;
    }

    @Override
    public EntryAnswer perform(FhirEndpoint fhir, DatastoreId store, FhirRequest request) {
        if (request instanceof ConditionalCreate conditional) {
            return fhir.conditionals().create(store, conditional);
        }
        return new WrittenResource(fhir.resources().create(store, (CreateResource) request), true);
    }
}
