package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirEndpoint;

/** {@code DELETE Type?condition}, of the only match ({@code data-plane.md} 3.2). */
public final class DeleteMatch implements Interaction<ConditionalDelete> {

    /** With this parameter, several matches are deleted; a bundle cannot ask for that. */
    public static final String COUNT = "_count";

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
        return PathShape.TYPE;
    }

    @Override
    public boolean isCostly(RequestTarget asked) {
        return true;
    }

    @Override
    public ConditionalDelete request(RequestTarget asked) {
        if (asked.query().one(COUNT).isPresent()) {
            throw FhirRefusal.bad(
                    IssueCode.VALUE,
                    "A delete with _count is a request of its own; in a bundle a delete has one match, without _count");
        }
        return new ConditionalDelete(
                asked.path().type(),
                asked.condition("delete"),
                asked.conditions().precondition());
    }

    @Override
    public EntryAnswer perform(FhirEndpoint fhir, DatastoreId store, ConditionalDelete request) {
        return fhir.conditionals().delete(store, request);
    }
}
