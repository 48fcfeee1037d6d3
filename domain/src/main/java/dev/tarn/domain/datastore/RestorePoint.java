package dev.tarn.domain.datastore;

import dev.tarn.domain.backup.RestoreWindow;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a data store is restored from ({@code control-plane.md} 4.2).
 *
 * @param source the data store that was backed up
 * @param time the versions that were current at this time come back
 */
public record RestorePoint(DatastoreId source, Instant time) {

    private static final String PATH = "restoreConfiguration.continuousBackupRestoreConfiguration.restorePointTime";

    /**
     * {@return the point to restore a data store to}
     *
     * @param wanted the time; empty for the latest
     * @throws Conflict if the data store is CREATING or CREATE_FAILED
     * @throws Invalid if it is not backed up, or the time is outside of its window
     * @throws NotFound if it was deleted, and its backups are gone
     */
    public static RestorePoint of(Datastore source, Optional<Instant> wanted, Instant now) {
        RestoreWindow window = window(source, now);
        wanted.filter(time -> !window.contains(time)).ifPresent(time -> {
            throw new Invalid(List.of(Violation.of(
                    PATH,
                    time.toString(),
                    new Constraint.Rule("be from " + window.earliest() + " to " + window.latest()
                            + ", the EarliestRestorePoint and LatestRestorePoint of data store " + source.id()))));
        });
        return new RestorePoint(source.id(), wanted.orElse(window.latest()));
    }

    private static RestoreWindow window(Datastore source, Instant now) {
        String subject = "Data store " + source.id();
        if (source.status() == DatastoreStatus.CREATING || source.status() == DatastoreStatus.CREATE_FAILED) {
            throw new Conflict(subject + " is " + source.status() + "; it can be restored once it was ACTIVE");
        }
        RestoreWindow window = source.seenAt(now)
                .restoreWindow()
                .orElseThrow(() -> new Invalid(subject + " is not backed up; enable it with BackupConfiguration, Status"
                        + " ENABLED, by CreateFHIRDatastore or UpdateFHIRDatastore"));
        if (window.isOver(now)) {
            throw new NotFound(subject + " is DELETED, and its backups were deleted at "
                    + window.permanentDeletion().orElse(now));
        }
        return window;
    }

    /** {@return this at another time} */
    public RestorePoint at(Instant value) {
        return new RestorePoint(source, value);
    }
}
