package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.WireEnum;

/** Whether it helps to try again. */
public enum ErrorCategory {
    RETRYABLE_ERROR,
    NON_RETRYABLE_ERROR;

    public static final WireEnum<ErrorCategory> WORDS = WireEnum.of("ErrorCategory", ErrorCategory.class);
}
