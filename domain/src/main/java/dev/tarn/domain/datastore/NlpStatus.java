package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.Words;

/** Whether natural language processing runs on a data store. */
public enum NlpStatus {
    ENABLED,
    ENABLING,
    DISABLED,
    DISABLING;

    public static final Words<NlpStatus> WORDS = Words.of("NlpStatus", NlpStatus.class);
}
