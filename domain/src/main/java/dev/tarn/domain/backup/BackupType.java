package dev.tarn.domain.backup;

import dev.tarn.domain.rule.WireEnum;

/** How a data store is backed up. */
public enum BackupType {
    /** Every change, so that the data store can be restored to any time of the retention period. */
    CONTINUOUS;

    public static final WireEnum<BackupType> WORDS = WireEnum.of("BackupType", BackupType.class);
}
