package dev.tarn.inmemory.repository.validation;

import dev.tarn.domain.r4.ElementDefinition;
import dev.tarn.domain.r4.R4;
import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers;
import dev.tarn.inmemory.repository.validation.schema.TypeSchema;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;

/** Which elements an object has: those that are required, and a value for each that is there (ele-1). */
final class ElementRules {

    private static final byte[] EXTENSION = ResourceWalk.ascii("extension");
    private static final String ONLY_ID = "ele-1: an element must have a value or children, not only an id";

    private final ResourceWalk walk;
    private final ObjectFrames frames;

    ElementRules(ResourceWalk walk, ObjectFrames frames) {
        this.walk = walk;
        this.frames = frames;
    }

    /** Checks the elements of the object in this frame. */
    void check(TypeSchema type, int frame) {
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
    }

    private void missing(TypeSchema type, ElementDefinition element) {
        String root = type.name().split("\\.", 2)[0];
        walk.fault(
                Code.REQUIRED,
                "Profile " + R4.DEFINITIONS + root + ", Element '" + type.name() + "." + element.name()
                        + "': minimum required = " + element.min() + ", but only found 0",
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
}
