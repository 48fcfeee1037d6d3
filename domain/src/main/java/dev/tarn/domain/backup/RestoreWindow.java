package dev.tarn.domain.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The times to which a data store can be restored, both ends included.
 *
 * @param enabledAt when backups were enabled
 * @param earliest the beginning, which moves with the time
 * @param latest the end, which moves with the time until the deletion of the data store is requested
 * @param permanentDeletion when a deleted data store can no longer be restored; empty while it is not deleted
 */
public record RestoreWindow(Instant enabledAt, Instant earliest, Instant latest, Optional<Instant> permanentDeletion) {

    /** {@return the window of backups that are enabled at this time} */
    public static RestoreWindow opened(Instant at) {
        return new RestoreWindow(at, at, at, Optional.empty());
    }

    /** {@return the window as it is at this time, with backups that are kept for so long} */
    public RestoreWindow at(Instant now, BackupRetention retention) {
        Instant end = permanentDeletion.isPresent() || now.isBefore(latest) ? latest : now;
        return new RestoreWindow(enabledAt, earliest(now, end, retention.duration()), end, permanentDeletion);
    }

    private Instant earliest(Instant now, Instant end, Duration retention) {
        Instant kept = now.minus(retention);
        if (kept.isBefore(enabledAt)) {
            return enabledAt;
        }
        return kept.isAfter(end) ? end : kept;
    }

    /** {@return the window of a data store whose deletion is requested at this time: it moves no more at its end} */
    public RestoreWindow closed(Instant now, BackupRetention retention) {
        RestoreWindow last = at(now, retention);
        return new RestoreWindow(
                enabledAt, last.earliest(), last.latest(), Optional.of(now.plus(retention.duration())));
    }

    public boolean contains(Instant time) {
        return !time.isBefore(earliest) && !time.isAfter(latest);
    }

    /** {@return whether the backups are gone at this time} */
    public boolean isOver(Instant now) {
        return permanentDeletion.isPresent() && !now.isBefore(permanentDeletion.get());
    }
}
