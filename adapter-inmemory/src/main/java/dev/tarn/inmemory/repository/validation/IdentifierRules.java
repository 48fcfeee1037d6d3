package dev.tarn.inmemory.repository.validation;

import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers;
import dev.tarn.inmemory.repository.validation.format.UriFormat;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import java.nio.charset.StandardCharsets;

/** Identifiers of the system of URIs, whose values are URIs with a scheme. */
final class IdentifierRules {

    /** The positions of system and value in the frame of an Identifier. */
    private static final int SYSTEM = 8;

    private static final int VALUE = 10;

    private static final String URIS = "urn:ietf:rfc:3986";

    private final ResourceWalk walk;
    private final ObjectFrames frames;

    IdentifierRules(ResourceWalk walk, ObjectFrames frames) {
        this.walk = walk;
        this.frames = frames;
    }

    /** Checks the Identifier in this frame. */
    void check(int frame) {
        int system = frames.get(frame + SYSTEM);
        int value = frames.get(frame + VALUE);
        byte[] json = walk.json();
        if (system == 0 || value == 0 || walk.at(value) != '"' || !JsonMembers.isText(json, system, URIS)) {
            return;
        }
        int end = JsonBytes.stringEnd(json, value) - 1;
        boolean escaped = JsonBytes.hasEscape(json, value + 1, end);
        byte[] text = escaped ? JsonMembers.text(json, value).getBytes(StandardCharsets.UTF_8) : json;
        if (!UriFormat.hasScheme(text, escaped ? 0 : value + 1, escaped ? text.length : end)) {
            walk.fault(
                    Code.VALUE,
                    "The value '" + ShownValue.of(json, value + 1, end) + "' is no URI with a scheme, which the system "
                            + URIS + " has",
                    "value");
        }
    }
}
