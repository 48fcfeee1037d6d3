package dev.tarn.domain.r4;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The required bindings and the invariants of R4, as {@code constraints.tsv} has them ({@link R4#constraints()}). What
 * holds for all types alike ({@code ele-1}, {@code dom-2} to {@code dom-5}, {@code ref-1}, {@code txt-1}, {@code txt-2})
 * is not among them. Immutable and thread-safe.
 */
public final class Constraints {

    private final ModelFile file;

    Constraints(ModelFile file) {
        this.file = file;
    }

    /** {@return the invariants of a type, in the order of their definition} */
    public List<Invariant> invariants(String type) {
        List<Invariant> invariants = new ArrayList<>();
        for (String[] fields : file.lines(type)) {
            if (fields[0].equals("!")) {
                invariants.add(new Invariant(fields[1], fields[2], fields[3], fields[4]));
            }
        }
        return invariants;
    }

    /** {@return the enumerable value set of each element of a type that has a required binding, by the element's name} */
    public Map<String, String> bindings(String type) {
        Map<String, String> bindings = new HashMap<>();
        for (String[] fields : file.lines(type)) {
            if (fields[0].equals("=")) {
                bindings.put(fields[1], fields[2]);
            }
        }
        return bindings;
    }

    /** {@return the codes of a value set, by their systems; none for an unknown one} */
    public Map<String, List<String>> codes(String valueSet) {
        Map<String, List<String>> codes = new LinkedHashMap<>();
        for (String[] fields : file.lines("#" + valueSet)) {
            codes.put(fields[0], List.of(fields).subList(1, fields.length));
        }
        return codes;
    }
}
