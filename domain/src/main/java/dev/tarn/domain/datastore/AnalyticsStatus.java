package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.WireEnum;

/** Whether SQL analytics run on a data store. */
public enum AnalyticsStatus {
    ENABLED,
    ENABLING,
    DISABLED,
    DISABLING,
    PAUSING,
    PAUSED;

    public static final WireEnum<AnalyticsStatus> WORDS = WireEnum.of("AnalyticsStatus", AnalyticsStatus.class);
}
