package dev.tarn.domain.iam;

import java.util.List;

/** The values of the condition keys of one request. They are read only if a condition needs them. */
@FunctionalInterface
public interface AccessContext {

    /** Has no values. */
    AccessContext EMPTY = key -> List.of();

    /** {@return the values of the key; none if the request has no such property} It may block. */
    List<String> values(ConditionKey key);
}
