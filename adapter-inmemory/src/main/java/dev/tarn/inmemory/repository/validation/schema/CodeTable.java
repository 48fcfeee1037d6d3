package dev.tarn.inmemory.repository.validation.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The codes of a value set that an element must take its code from. Immutable and thread-safe. */
public final class CodeTable {

    /** How many codes a message names. */
    private static final int NAMED = 20;

    private final String valueSet;
    private final List<String> codes = new ArrayList<>();
    private final NameTable<Boolean> anySystem;
    private final NameTable<NameTable<Boolean>> bySystem;

    /** @param systems the codes by their systems */
    public CodeTable(String valueSet, Map<String, List<String>> systems) {
        this.valueSet = valueSet;
        Map<String, NameTable<Boolean>> tables = new HashMap<>();
        Map<String, Boolean> all = new HashMap<>();
        systems.forEach((system, ofSystem) -> {
            Map<String, Boolean> own = new HashMap<>();
            ofSystem.forEach(code -> own.put(code, true));
            all.putAll(own);
            codes.addAll(ofSystem);
            tables.put(system, new NameTable<>(own));
        });
        this.anySystem = new NameTable<>(all);
        this.bySystem = new NameTable<>(tables);
    }

    /** {@return whether the bytes are a code of the value set} */
    public boolean has(byte[] bytes, int from, int to) {
        return anySystem.find(bytes, from, to) != null;
    }

    /** {@return whether the bytes from {@code code} on are a code of the system whose bytes begin at {@code system}} */
    public boolean has(byte[] bytes, int system, int systemEnd, int code, int codeEnd) {
        NameTable<Boolean> table = bySystem.find(bytes, system, systemEnd);
        return table != null && table.find(bytes, code, codeEnd) != null;
    }

    /** {@return the value set's name and its codes, for a message} */
    public String describe() {
        String more = codes.size() > NAMED ? " and " + (codes.size() - NAMED) + " more" : "";
        return "value set " + valueSet + ": " + String.join(", ", codes.subList(0, Math.min(NAMED, codes.size())))
                + more;
    }
}
