package dev.tarn.domain.backup;

import dev.tarn.domain.rule.WireEnum;

/** Whether a data store is backed up. */
public enum BackupStatus {
    ENABLED,
    DISABLED;

    public static final WireEnum<BackupStatus> WORDS = WireEnum.of("BackupStatus", BackupStatus.class);
}
