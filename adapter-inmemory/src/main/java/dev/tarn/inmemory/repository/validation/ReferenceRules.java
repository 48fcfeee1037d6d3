package dev.tarn.inmemory.repository.validation;

import dev.tarn.domain.r4.R4;
import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.schema.Schemas;
import dev.tarn.inmemory.repository.validation.schema.TargetTypes;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a reference says of the type of its target: by {@code type}, which has to be one of those that the element
 * permits and that of its URL. A URL alone is not asked for its type (decisions.md D94).
 */
final class ReferenceRules {

    /** The positions of reference and type in the frame of a Reference. */
    private static final int REFERENCE = 4;

    private static final int TYPE = 6;

    private static final byte[] HISTORY = ResourceWalk.ascii("_history");
    private static final byte[] DEFINITIONS = ResourceWalk.ascii(R4.DEFINITIONS);

    private final ResourceWalk walk;
    private final ObjectFrames frames;
    private final LocalReferences references;
    private final Schemas schemas;
    private final StringText text = new StringText();

    ReferenceRules(ResourceWalk walk, ObjectFrames frames, LocalReferences references, Schemas schemas) {
        this.walk = walk;
        this.frames = frames;
        this.references = references;
        this.schemas = schemas;
    }

    /** @param targets what the Reference in this frame may point to; null for any resource */
    void check(@Nullable TargetTypes targets, int frame) {
        int reference = frames.get(frame + REFERENCE);
        if (reference == 0 || walk.at(reference) != '"') {
            return;
        }
        byte[] json = walk.json();
        byte first = json[reference + 1];
        if (first == '#' || first == '\\') {
            text.read(json, reference);
            if (text.bytes()[text.from()] == '#') {
                references.addReference(text.bytes(), text.from(), text.to(), targets);
            }
        }
        int type = frames.get(frame + TYPE);
        if (type != 0 && walk.at(type) == '"') {
            int end = JsonBytes.stringEnd(json, reference) - 1;
            checkType(targets, reference + 1, end, type + 1, JsonBytes.stringEnd(json, type) - 1);
        }
    }

    private void checkType(@Nullable TargetTypes targets, int reference, int end, int type, int typeEnd) {
        byte[] json = walk.json();
        int name = startsWith(type, typeEnd, DEFINITIONS) ? type + DEFINITIONS.length : type;
        if (targets != null && !targets.has(json, name, typeEnd)) {
            walk.fault(
                    Code.VALUE,
                    "The reference must not point to a '" + ShownValue.of(json, type, typeEnd) + "', but to "
                            + targets.describe(),
                    "type");
            return;
        }
        int id = lastSlash(reference, end);
        int before = lastSlash(reference, id);
        if (Arrays.equals(json, before + 1, Math.max(before + 1, id), HISTORY, 0, HISTORY.length)) {
            id = lastSlash(reference, before);
            before = lastSlash(reference, id);
        }
        if (id > before
                && !Arrays.equals(json, before + 1, id, json, name, typeEnd)
                && schemas.resource(json, before + 1, id) != null) {
            walk.fault(
                    Code.VALUE,
                    "The type '" + ShownValue.of(json, type, typeEnd) + "' is another one than that of the reference '"
                            + ShownValue.of(json, reference, end) + "'",
                    "type");
        }
    }

    private boolean startsWith(int from, int to, byte[] prefix) {
        return to - from >= prefix.length
                && Arrays.equals(walk.json(), from, from + prefix.length, prefix, 0, prefix.length);
    }

    /** {@return the position of the last slash in this range; that before the range where there is none} */
    private int lastSlash(int from, int to) {
        int at = to - 1;
        while (at >= from && walk.at(at) != '/') {
            at--;
        }
        return Math.max(at, from - 1);
    }
}
