package dev.tarn.inmemory.repository.validation;

import dev.tarn.inmemory.repository.validation.fhirpath.Evaluation;
import dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers;
import dev.tarn.inmemory.repository.validation.schema.CompiledInvariant;
import dev.tarn.inmemory.repository.validation.schema.TargetTypes;
import dev.tarn.inmemory.repository.validation.schema.TypeSchema;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is checked when the end of an object is known: its elements, invariants, contained resources. */
final class ObjectRules implements LocalReferences.Faults {

    private static final List<byte[]> NOT_IN_CONTAINED =
            List.of(ResourceWalk.ascii("versionId"), ResourceWalk.ascii("lastUpdated"), ResourceWalk.ascii("security"));

    private final ResourceWalk walk;
    private final ObjectFrames frames;
    private final ElementRules elements;
    private final Evaluation evaluation = new Evaluation();

    ObjectRules(ResourceWalk walk, ObjectFrames frames) {
        this.walk = walk;
        this.frames = frames;
        this.elements = new ElementRules(walk, frames);
    }

    void begin(byte[] json) {
        evaluation.begin(json);
    }

    void check(TypeSchema type, int frame, int brace, int resource) {
        elements.check(type, frame);
        checkInvariants(type, frame, brace, resource);
    }

    private void checkInvariants(TypeSchema type, int frame, int brace, int resource) {
        List<CompiledInvariant> invariants = type.invariants();
        for (int i = 0; i < invariants.size(); i++) {
            evaluation.focus(brace, frames.positions(), frame, resource);
            if (!invariants.get(i).expression().holds(evaluation)) {
                walk.fault(
                        Code.INVARIANT,
                        invariants.get(i).invariant().key() + ": "
                                + invariants.get(i).invariant().explanation());
            }
        }
    }

    /** dom-4, dom-5, of a contained resource with this {@code meta}; 0 for none. */
    void checkContained(int meta) {
        for (int i = 0; meta != 0 && i < NOT_IN_CONTAINED.size(); i++) {
            byte[] name = NOT_IN_CONTAINED.get(i);
            int value = JsonMembers.find(walk.json(), meta, name);
            if (value != 0) {
                String key = i == 2 ? "dom-5" : "dom-4";
                walk.fault(
                        Code.INVARIANT,
                        key + ": a contained resource must not have meta."
                                + new String(name, StandardCharsets.US_ASCII));
            }
        }
    }

    @Override
    public void compared(int bytes) {
        evaluation.step(1 + bytes / 64); // the most that an id may have
    }

    @Override
    public void missing(byte[] texts, int from, int to) {
        walk.fault(
                Code.NOT_FOUND,
                "ref-1: no contained resource has the id of the reference '#" + ShownValue.of(texts, from, to) + "'");
    }

    @Override
    public void wrongTarget(byte[] texts, int from, int to, TypeSchema type, TargetTypes targets) {
        walk.fault(
                Code.VALUE,
                "The reference '#" + ShownValue.of(texts, from, to) + "' must not point to a '" + type.name()
                        + "', but to " + targets.describe());
    }

    @Override
    public void unreferenced(byte[] texts, int from, int to) {
        walk.fault(
                Code.INVARIANT,
                "dom-3: the contained resource with id '" + ShownValue.of(texts, from, to)
                        + "' is not referenced from elsewhere in the resource, nor does it refer to the resource by"
                        + " '#'",
                "contained");
    }
}
