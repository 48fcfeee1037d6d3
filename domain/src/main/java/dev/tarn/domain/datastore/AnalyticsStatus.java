package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.Words;

/** Whether SQL analytics run on a data store. */
public enum AnalyticsStatus {
    ENABLED,
    ENABLING,
    DISABLED,
    DISABLING,
    PAUSING,
    PAUSED;

    public static final Words<AnalyticsStatus> WORDS = Words.of("AnalyticsStatus", AnalyticsStatus.class);
}
