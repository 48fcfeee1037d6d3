package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.Codings;
import dev.tarn.inmemory.repository.validation.schema.CodeTable;
import java.nio.charset.StandardCharsets;

/** The codes of elements with a required binding: codes, Codings, Quantities and CodeableConcepts. */
final class RequiredCodes {

    private static final byte[] CODING = "coding".getBytes(StandardCharsets.US_ASCII);

    private RequiredCodes() {}

    /** {@return whether the value is a code of the value set, or has a coding with one} */
    static boolean has(JsonBytes json, int value, CodeTable codes) {
        if (json.at(value) == '"') {
            return isCode(json, value + 1, json.end(value) - 1, codes);
        }
        return json.at(value) == '{'
                && (JsonMembers.find(json, value, CODING, false) == 0
                        ? Codings.isCode(json.bytes(), value, codes)
                        : Codings.hasCode(json.bytes(), value, codes));
    }

    private static boolean isCode(JsonBytes json, int from, int to, CodeTable codes) {
        if (!json.hasEscape(from, to)) {
            return codes.has(json.bytes(), from, to);
        }
        byte[] text = json.text(from, to).getBytes(StandardCharsets.UTF_8);
        return codes.has(text, 0, text.length);
    }
}
