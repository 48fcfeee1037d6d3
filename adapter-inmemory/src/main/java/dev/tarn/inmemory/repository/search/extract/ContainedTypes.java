package dev.tarn.inmemory.repository.search.extract;

import java.util.HashMap;
import java.util.Map;

/** The types of contained resources, by their ids. */
final class ContainedTypes {

    private ContainedTypes() {}

    static Map<String, String> of(JsonTape tape) {
        int contained = tape.member(tape.root(), MemberNames.CONTAINED);
        if (contained < 0) {
            return Map.of();
        }
        Map<String, String> types = new HashMap<>();
        tape.forEach(contained, value -> add(tape, value, types));
        return types;
    }

    private static void add(JsonTape tape, int value, Map<String, String> types) {
        if (tape.isObject(value)) {
            String type = tape.optional(tape.member(value, MemberNames.RESOURCE_TYPE));
            String id = tape.optional(tape.member(value, MemberNames.ID));
            if (type != null && id != null) {
                types.put(id, type);
            }
        }
    }
}
