package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.Codings;
import dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers;
import dev.tarn.inmemory.repository.validation.schema.CodeTable;
import java.nio.charset.StandardCharsets;

/** The codes of elements with a required binding: codes, Codings, Quantities and CodeableConcepts. */
final class RequiredCodes {

    private static final byte[] CODING = "coding".getBytes(StandardCharsets.US_ASCII);

    private RequiredCodes() {}

    /** {@return whether the value is a code of the value set, or has a coding with one} */
    static boolean has(byte[] json, int value, CodeTable codes) {
        if (json[value] == '"') {
            return isCode(json, value + 1, JsonBytes.end(json, value) - 1, codes);
        }
        return json[value] == '{'
                && (JsonMembers.find(json, value, CODING) == 0
                        ? Codings.isCode(json, value, codes)
                        : Codings.hasCode(json, value, codes));
    }

    private static boolean isCode(byte[] json, int from, int to, CodeTable codes) {
        if (!JsonBytes.hasEscape(json, from, to)) {
            return codes.has(json, from, to);
        }
        byte[] text = JsonBytes.text(json, from, to).getBytes(StandardCharsets.UTF_8);
        return codes.has(text, 0, text.length);
    }
}
