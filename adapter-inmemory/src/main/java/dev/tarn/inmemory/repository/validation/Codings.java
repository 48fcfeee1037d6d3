package dev.tarn.inmemory.repository.validation;

import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers;
import dev.tarn.inmemory.repository.validation.schema.CodeTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Codings with a required binding: those of a CodeableConcept, or single ones. */
public final class Codings {

    private static final byte[] CODING = ResourceWalk.ascii("coding");
    private static final byte[] SYSTEM = ResourceWalk.ascii("system");
    private static final byte[] CODE = ResourceWalk.ascii("code");

    private Codings() {}

    /** {@return whether one of the codings is of the value set; an object that is known to be valid JSON} */
    public static boolean hasCode(byte[] json, int concept, CodeTable codes) {
        int array = JsonMembers.find(json, concept, CODING);
        return array != 0
                && json[array] == '['
                && JsonMembers.anyValue(json, array, coding -> isCode(json, coding, codes));
    }

    /**
     * {@return whether a Coding, or another object with a system and a code, is of the value set} Numbers and other JSON
     * are no codes; the walk has reported them.
     */
    public static boolean isCode(byte[] json, int coding, CodeTable codes) {
        int system = JsonMembers.find(json, coding, SYSTEM);
        int code = JsonMembers.find(json, coding, CODE);
        if (system == 0 || code == 0 || json[system] != '"' || json[code] != '"') {
            return false;
        }
        int systemEnd = JsonBytes.end(json, system) - 1;
        int codeEnd = JsonBytes.end(json, code) - 1;
        if (!JsonBytes.hasEscape(json, system + 1, systemEnd) && !JsonBytes.hasEscape(json, code + 1, codeEnd)) {
            return codes.has(json, system + 1, systemEnd, code + 1, codeEnd);
        }
        byte[] systemText = JsonMembers.text(json, system).getBytes(StandardCharsets.UTF_8);
        byte[] codeText = JsonMembers.text(json, code).getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(systemText, systemText.length + codeText.length);
        System.arraycopy(codeText, 0, both, systemText.length, codeText.length);
        return codes.has(both, 0, systemText.length, systemText.length, both.length);
    }
}
