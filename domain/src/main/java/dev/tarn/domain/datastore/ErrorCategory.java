package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.WireEnum;

/** Whether a retry can succeed. */
public enum ErrorCategory {
    RETRYABLE_ERROR,
    NON_RETRYABLE_ERROR;

    public static final WireEnum<ErrorCategory> WORDS = WireEnum.of("ErrorCategory", ErrorCategory.class);
}
