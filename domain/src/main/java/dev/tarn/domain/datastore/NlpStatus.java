package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.WireEnum;

/** Whether natural language processing runs on a data store. */
public enum NlpStatus {
    ENABLED,
    ENABLING,
    DISABLED,
    DISABLING;

    public static final WireEnum<NlpStatus> WORDS = WireEnum.of("NlpStatus", NlpStatus.class);
}
