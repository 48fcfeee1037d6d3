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

    /** {@return the status after a change that succeeded} */
    AnalyticsStatus settled() {
        return switch (this) {
            case ENABLED, ENABLING -> ENABLED;
            case DISABLED, DISABLING -> DISABLED;
            case PAUSED, PAUSING -> PAUSED;
        };
    }

    /** {@return the status after a change that failed; what was ENABLING was not ENABLED} */
    AnalyticsStatus reverted() {
        return switch (this) {
            case ENABLED, DISABLING, PAUSING -> ENABLED;
            case DISABLED, ENABLING -> DISABLED;
            case PAUSED -> PAUSED;
        };
    }

    /** {@return the status while a change to this status is made} */
    AnalyticsStatus underway() {
        return switch (settled()) {
            case DISABLED, DISABLING -> DISABLING;
            case PAUSED, PAUSING -> PAUSING;
            case ENABLED, ENABLING -> ENABLING;
        };
    }
}
