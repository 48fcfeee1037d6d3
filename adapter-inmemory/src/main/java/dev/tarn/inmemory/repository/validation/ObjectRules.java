package dev.tarn.inmemory.repository.validation;

import dev.tarn.domain.r4.ElementDefinition;
import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.fhirpath.Evaluation;
import dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers;
import dev.tarn.inmemory.repository.validation.schema.CompiledInvariant;
import dev.tarn.inmemory.repository.validation.schema.TargetTypes;
import dev.tarn.inmemory.repository.validation.schema.TypeSchema;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is checked when the end of an object is known: required elements, nulls, invariants, contained resources. */
final class ObjectRules implements LocalReferences.Faults {

    private static final List<byte[]> NOT_IN_CONTAINED =
            List.of(ResourceWalk.ascii("versionId"), ResourceWalk.ascii("lastUpdated"), ResourceWalk.ascii("security"));

    private static final byte[] EXTENSION = ResourceWalk.ascii("extension");
    private static final String ONLY_ID = "ele-1: an element must have a value or children, not only an id";

    private final ResourceWalk walk;
    private final ObjectFrames frames;
    private final Evaluation evaluation = new Evaluation();

    ObjectRules(ResourceWalk walk, ObjectFrames frames) {
        this.walk = walk;
        this.frames = frames;
    }

    void begin(byte[] json) {
        evaluation.begin(json);
    }

    void check(TypeSchema type, int frame, int brace, int resource) {
        for (int element : type.required()) {
            if ((frames.get(frame + 2 * element) | frames.get(frame + 2 * element + 1)) == 0) {
                missing(type, type.elements().get(element));
            }
        }
        if (frames.haveExtensions()) {
            checkExtensions(type, frame);
        }
        if (!type.isResource()) {
            checkContent(type, frame);
        }
        if (frames.haveNulls()) {
            checkNulls(type, frame);
        }
        checkInvariants(type, frame, brace, resource);
    }

    private void missing(TypeSchema type, ElementDefinition element) {
        String root = type.name().split("\\.", 2)[0];
        walk.fault(
                Code.REQUIRED,
                "Profile http://hl7.org/fhir/StructureDefinition/" + root + ", Element '" + type.name() + "."
                        + element.name() + "': minimum required = " + element.min() + ", but only found 0",
                element.name());
    }

    /** Checks the primitive elements that have an id or extensions, and no value. */
    private void checkExtensions(TypeSchema type, int frame) {
        for (int i = 0; i < type.elements().size(); i++) {
            int value = Math.abs(frames.get(frame + 2 * i));
            int extension = Math.abs(frames.get(frame + 2 * i + 1));
            ElementDefinition element = type.elements().get(i);
            if (extension != 0 && walk.at(extension) == '[' && hasOnlyId(value, extension)) {
                walk.fault(Code.INVARIANT, ONLY_ID, element.name());
            }
            if (extension == 0 || value != 0) {
                continue;
            }
            if (type.isCoded(i)) {
                walk.fault(Code.CODE_INVALID, "A code is required, not only an extension", element.name());
            } else if (type.isResource() && i == 0) {
                walk.fault(Code.VALUE, "The id of a resource must have a value, not only an extension", element.name());
            } else if (type.name().equals("Extension") && element.min() > 0) {
                missing(type, element);
            } else if (isWithoutExtension(extension)) {
                walk.fault(Code.INVARIANT, ONLY_ID, element.name());
            }
        }
    }

    /** {@return whether the {@code _name} here is an object without extensions} */
    private boolean isWithoutExtension(int extension) {
        return walk.at(extension) == '{' && JsonMembers.find(walk.json(), extension, EXTENSION) == 0;
    }

    /** {@return whether one of the objects in an array of {@code _name} has only an id, and no value in the other array} */
    private boolean hasOnlyId(int values, int extensions) {
        byte[] json = walk.json();
        boolean array = values != 0 && json[values] == '[';
        int value = array ? JsonBytes.skipWhitespace(json, values + 1) : values;
        int at = JsonBytes.skipWhitespace(json, extensions + 1);
        while (json[at] != ']') {
            boolean absent = value == 0 || json[value] == ']' || json[value] == 'n';
            if (absent && isWithoutExtension(at)) {
                return true;
            }
            if (array && json[value] != ']') {
                value = JsonMembers.next(json, value);
            }
            at = JsonMembers.next(json, at);
        }
        return false;
    }

    /** An element has a value or children besides its id (ele-1). The first element of each type is its id. */
    private void checkContent(TypeSchema type, int frame) {
        boolean onlyId = (frames.get(frame) | frames.get(frame + 1)) != 0;
        for (int i = 2; onlyId && i < 2 * type.elements().size(); i++) {
            onlyId = frames.get(frame + i) == 0;
        }
        if (onlyId && !type.name().equals("Element")) {
            walk.fault(Code.INVARIANT, ONLY_ID);
        }
    }

    /** A null stands for a value that has extensions, or for extensions that a value does not have. */
    private void checkNulls(TypeSchema type, int frame) {
        for (int i = 0; i < type.elements().size(); i++) {
            int value = frames.get(frame + 2 * i);
            int extension = frames.get(frame + 2 * i + 1);
            if (value < 0 && type.isCoded(i)) {
                walk.fault(
                        Code.CODE_INVALID,
                        "A code is required, not only an extension",
                        type.elements().get(i).name());
            } else if ((value < 0 && extension == 0) || (extension < 0 && value == 0)) {
                walk.fault(
                        Code.STRUCTURE,
                        "null is permitted only beside an id or extensions",
                        type.elements().get(i).name());
            }
        }
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
