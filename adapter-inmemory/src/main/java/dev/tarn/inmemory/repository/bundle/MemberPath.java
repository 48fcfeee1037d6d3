package dev.tarn.inmemory.repository.bundle;

import com.fasterxml.jackson.core.JsonStreamContext;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of members that lead to a value in a resource, without the indices of arrays: {@code contained},
 * {@code subject}, {@code reference}.
 */
record MemberPath(List<String> names) {

    /** The path of the resource itself. */
    static final MemberPath ROOT = new MemberPath(List.of());

    MemberPath {
        names = List.copyOf(names);
    }

    /** {@return the path that a JSON Pointer names; escapes stay, since no element of FHIR needs them} */
    static MemberPath ofPointer(String pointer) {
        return new MemberPath(Stream.of(pointer.split("/"))
                .filter(name -> !name.matches("[0-9]*|-"))
                .toList());
    }

    /**
     * {@return a name, counted from the end: 0 for the last; empty where the path ends before}
     *
     * @param inner where a parser is in a text that lies at this path
     */
    String fromEnd(int index, JsonStreamContext inner) {
        int left = index;
        for (JsonStreamContext at = inner; at != null; at = at.getParent()) {
            if (at.inObject() && left-- == 0) {
                return at.getCurrentName();
            }
        }
        return left < names.size() ? names.get(names.size() - 1 - left) : "";
    }
}
