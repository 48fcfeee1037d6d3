package dev.tarn.inmemory.repository.validation;

import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers;
import dev.tarn.inmemory.repository.validation.format.PrimitiveFormat;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import java.nio.charset.StandardCharsets;

/** The size of an attachment: the bytes of its data before they were encoded as base64. */
final class AttachmentRules {

    /** The positions of data and size in the frame of an Attachment. */
    private static final int DATA = 8;

    private static final int SIZE = 12;

    private final ResourceWalk walk;
    private final ObjectFrames frames;

    AttachmentRules(ResourceWalk walk, ObjectFrames frames) {
        this.walk = walk;
        this.frames = frames;
    }

    /** Checks the Attachment in this frame. */
    void check(int frame) {
        int data = frames.get(frame + DATA);
        int size = frames.get(frame + SIZE);
        if (data == 0 || size == 0 || walk.at(data) != '"') {
            return;
        }
        byte[] json = walk.json();
        int end = JsonBytes.stringEnd(json, data) - 1;
        long bytes;
        if (JsonBytes.hasEscape(json, data + 1, end)) {
            byte[] text = JsonMembers.text(json, data).getBytes(StandardCharsets.US_ASCII);
            bytes = PrimitiveFormat.decodedLength(text, 0, text.length);
        } else {
            bytes = PrimitiveFormat.decodedLength(json, data + 1, end);
        }
        String stated = JsonMembers.text(json, size);
        if (bytes >= 0 && stated.matches("[0-9]{1,10}") && Long.parseLong(stated) != bytes) {
            walk.fault(Code.VALUE, "The size is " + stated + ", but the data has " + bytes + " bytes", "size");
        }
    }
}
