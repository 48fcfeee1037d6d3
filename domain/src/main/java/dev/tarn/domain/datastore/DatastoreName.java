package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.TextRule;

/** The name of a data store; two stores may have the same one (decisions.md D12). */
public record DatastoreName(String value) {

    /** The model's shape {@code DatastoreName}. */
    public static final TextRule RULE = TextRule.of("DatastoreName", 1, 256, "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-%@]*)");

    public DatastoreName {
        RULE.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
