package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.TextRule;

/** The id of a data store; HealthLake gives 32 lower-case hexadecimal digits, and accepts more. */
public record DatastoreId(String value) {

    /** The model's shape {@code DatastoreId}. */
    public static final TextRule RULE = TextRule.of("DatastoreId", 1, 32, "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-%@]*)");

    public DatastoreId {
        RULE.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
