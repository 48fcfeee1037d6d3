package dev.tarn.domain.backup;

import java.util.Optional;

/**
 * {@code BackupConfiguration} of a data store ({@code control-plane.md} 1.5); every member can be left out.
 *
 * @param tagsEnabled whether a restore copies the tags
 */
public record BackupConfiguration(
        Optional<BackupStatus> status,
        Optional<BackupType> type,
        Optional<BackupRetention> retention,
        Optional<Boolean> tagsEnabled) {

    /** {@return backups that are kept for so many days, without tags} */
    public static BackupConfiguration enabled(int days) {
        return new BackupConfiguration(
                Optional.of(BackupStatus.ENABLED),
                Optional.of(BackupType.CONTINUOUS),
                Optional.of(new BackupRetention(days)),
                Optional.of(false));
    }

    /** {@return this, with the tags} */
    public BackupConfiguration withTags() {
        return new BackupConfiguration(status, type, retention, Optional.of(true));
    }

    /** {@return that there are no backups} */
    public static BackupConfiguration disabled() {
        return new BackupConfiguration(
                Optional.of(BackupStatus.DISABLED), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean isEnabled() {
        return status.equals(Optional.of(BackupStatus.ENABLED));
    }

    /** {@return how long backups are kept; the longest period where none is given} */
    public BackupRetention keptFor() {
        return retention.orElse(BackupRetention.LONGEST);
    }

    /** {@return whether a restore copies the tags; not where nothing is given} */
    public boolean copiesTags() {
        return tagsEnabled.orElse(false);
    }

    /** {@return this, with the members that it leaves out as they were before} */
    public BackupConfiguration over(BackupConfiguration before) {
        return new BackupConfiguration(
                status.or(before::status),
                type.or(before::type),
                retention.or(before::retention),
                tagsEnabled.or(before::tagsEnabled));
    }

    /** {@return this with every member where backups are enabled ({@code domain/docs/decisions.md} T78)} */
    public BackupConfiguration completed() {
        return isEnabled()
                ? new BackupConfiguration(
                        status,
                        type.or(() -> Optional.of(BackupType.CONTINUOUS)),
                        Optional.of(keptFor()),
                        Optional.of(copiesTags()))
                : this;
    }
}
