package dev.tarn.inmemory.repository.validation;

import dev.tarn.inmemory.repository.validation.fhirpath.JsonNodes;
import dev.tarn.inmemory.repository.validation.schema.CodeTable;

/** The codings of a CodeableConcept with a required binding. */
final class Codings {

    private static final byte[] CODING = ResourceWalk.ascii("coding");
    private static final byte[] SYSTEM = ResourceWalk.ascii("system");
    private static final byte[] CODE = ResourceWalk.ascii("code");

    private Codings() {}

    /** {@return whether one of the codings is of the value set; an object that is known to be valid JSON} */
    static boolean hasCode(byte[] json, int concept, CodeTable codes) {
        int array = JsonNodes.find(json, concept, CODING);
        if (array == 0 || json[array] != '[') {
            return false;
        }
        int at = JsonNodes.first(json, array + 1);
        while (json[at] != ']') {
            if (isCode(json, at, codes)) {
                return true;
            }
            at = JsonNodes.next(json, at);
        }
        return false;
    }

    private static boolean isCode(byte[] json, int coding, CodeTable codes) {
        int system = JsonNodes.find(json, coding, SYSTEM);
        int code = JsonNodes.find(json, coding, CODE);
        return system != 0
                && code != 0
                && codes.has(
                        json, system + 1, JsonNodes.end(json, system) - 1, code + 1, JsonNodes.end(json, code) - 1);
    }
}
