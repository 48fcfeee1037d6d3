package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.WireEnum;

/** Whether natural language processing runs on a data store. */
public enum NlpStatus {
    ENABLED,
    ENABLING,
    DISABLED,
    DISABLING;

    public static final WireEnum<NlpStatus> WORDS = WireEnum.of("NlpStatus", NlpStatus.class);

    /** {@return the status after a change that succeeded} */
    NlpStatus settled() {
        return switch (this) {
            case ENABLED, ENABLING -> ENABLED;
            case DISABLED, DISABLING -> DISABLED;
        };
    }

    /** {@return the status after a change that failed} */
    NlpStatus reverted() {
        return switch (this) {
            case ENABLED, DISABLING -> ENABLED;
            case DISABLED, ENABLING -> DISABLED;
        };
    }

    /** {@return the status while a change to this status is made} */
    NlpStatus underway() {
        return settled() == ENABLED ? ENABLING : DISABLING;
    }
}
