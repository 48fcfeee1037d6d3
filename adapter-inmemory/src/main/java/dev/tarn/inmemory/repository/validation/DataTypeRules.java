package dev.tarn.inmemory.repository.validation;

import dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers;
import dev.tarn.inmemory.repository.validation.format.PrimitiveFormat;
import dev.tarn.inmemory.repository.validation.format.UriFormat;
import dev.tarn.inmemory.repository.validation.schema.Schemas;
import dev.tarn.inmemory.repository.validation.schema.TargetTypes;
import dev.tarn.inmemory.repository.validation.schema.TypeSchema;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import org.jspecify.annotations.Nullable;

/** Rules over data types that are no invariants of R4, and that HAPI has. */
final class DataTypeRules {

    /** The positions of data and size in the frame of an Attachment. */
    private static final int DATA = 8;

    private static final int SIZE = 12;

    /** The positions of system and value in the frame of an Identifier. */
    private static final int SYSTEM = 8;

    private static final int VALUE = 10;

    private static final String URIS = "urn:ietf:rfc:3986";

    private final ResourceWalk walk;
    private final ObjectFrames frames;
    private final ReferenceRules references;
    private final StringText text = new StringText();

    DataTypeRules(ResourceWalk walk, ObjectFrames frames, LocalReferences references, Schemas schemas) {
        this.walk = walk;
        this.frames = frames;
        this.references = new ReferenceRules(walk, frames, references, schemas);
    }

    /**
     * Checks the object in this frame.
     *
     * @param targets what it may point to where it is a reference; null for any resource
     */
    void check(TypeSchema type, @Nullable TargetTypes targets, int frame) {
        switch (type.dataType()) {
            case REFERENCE -> references.check(targets, frame);
            case ATTACHMENT -> checkAttachment(frame);
            case IDENTIFIER -> checkIdentifier(frame);
            case OTHER -> {}
        }
    }

    /** The size of an Attachment is that of its data before they were encoded as base64. */
    private void checkAttachment(int frame) {
        int data = frames.get(frame + DATA);
        int size = frames.get(frame + SIZE);
        if (data == 0 || size == 0 || walk.at(data) != '"') {
            return;
        }
        text.read(walk.json(), data);
        long bytes = PrimitiveFormat.decodedLength(text.bytes(), text.from(), text.to());
        String stated = JsonMembers.text(walk.json(), size);
        if (bytes >= 0 && stated.matches("[0-9]{1,10}") && Long.parseLong(stated) != bytes) {
            walk.fault(Code.VALUE, "The size is " + stated + ", but the data has " + bytes + " bytes", "size");
        }
    }

    /** The value of an Identifier of the system of URIs is a URI with a scheme. */
    private void checkIdentifier(int frame) {
        int system = frames.get(frame + SYSTEM);
        int value = frames.get(frame + VALUE);
        if (system == 0 || value == 0 || walk.at(value) != '"' || !JsonMembers.isText(walk.json(), system, URIS)) {
            return;
        }
        text.read(walk.json(), value);
        if (!UriFormat.hasScheme(text.bytes(), text.from(), text.to())) {
            walk.fault(
                    Code.VALUE,
                    "The value '" + ShownValue.of(text.bytes(), text.from(), text.to())
                            + "' is no URI with a scheme, which the system " + URIS + " has",
                    "value");
        }
    }
}
