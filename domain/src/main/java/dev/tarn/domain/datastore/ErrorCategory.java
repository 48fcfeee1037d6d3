package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.Words;

/** Whether it helps to try again. */
public enum ErrorCategory {
    RETRYABLE_ERROR,
    NON_RETRYABLE_ERROR;

    public static final Words<ErrorCategory> WORDS = Words.of("ErrorCategory", ErrorCategory.class);
}
