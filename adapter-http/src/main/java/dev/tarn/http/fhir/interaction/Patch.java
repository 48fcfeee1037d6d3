package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.WrittenResource;

/** {@code PATCH Type/id}, by JSON Patch. */
final class Patch implements Interaction<PatchResource> {

    @Override
    public FhirInteraction kind() {
        return FhirInteraction.PATCH;
    }

    @Override
    public Verb verb() {
        return Verb.PATCH;
    }

    @Override
    public PathShape shape() {
        return PathShape.INSTANCE;
    }

    /** 1.4 kB of operations on a large resource take 0.2 s. */
    @Override
    public boolean isCostly(RequestTarget asked) {
        return true;
    }

    @Override
    public PatchResource request(RequestTarget asked) {
        return new PatchResource(
                asked.path().address(),
                asked.content().jsonPatch(),
                asked.conditions().precondition());
    }

    /** A version that is not the current one is a conflict here ({@code domain/docs/decisions.md} T28). */
    @Override
    public EntryAnswer perform(FhirEndpoint fhir, DatastoreId store, PatchResource request) {
        try {
            return new WrittenResource(fhir.resources().patch(store, request), false);
        } catch (PreconditionFailed e) {
            throw new Conflict(e.getMessage());
        }
    }
}
