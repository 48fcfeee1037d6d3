package dev.tarn.inmemory.storage.schema.controlplane;

import dev.tarn.domain.backup.BackupConfiguration;
import dev.tarn.domain.backup.BackupRetention;
import dev.tarn.domain.backup.BackupStatus;
import dev.tarn.domain.backup.BackupType;
import dev.tarn.domain.backup.RestoreWindow;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreState;
import dev.tarn.domain.datastore.RestorePoint;
import dev.tarn.inmemory.storage.schema.row.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * The last cells of the row of a data store: its backups, and what it is being restored from. Rows of earlier versions of
 * Tarn do not have them. The beginning of a window is not written, since it follows from the time.
 */
record BackupColumns(
        Optional<BackupConfiguration> configuration, Optional<RestoreWindow> window, Optional<RestorePoint> source) {

    static void write(Datastore store, Row.Writer cells) {
        Optional<BackupConfiguration> backup = store.configuration().backup();
        Optional<RestoreWindow> window = store.restoreWindow();
        Optional<RestorePoint> source = store.state() instanceof DatastoreState.Restoring restoring
                ? Optional.of(restoring.from())
                : Optional.empty();
        // Whether there is a configuration; it may have no member.
        cells.text(backup.isPresent())
                .text(backup.flatMap(BackupConfiguration::status))
                .text(backup.flatMap(BackupConfiguration::type))
                .text(backup.flatMap(BackupConfiguration::retention))
                .text(backup.flatMap(BackupConfiguration::tagsEnabled))
                .time(window.map(RestoreWindow::enabledAt))
                .time(window.map(RestoreWindow::latest))
                .time(window.flatMap(RestoreWindow::permanentDeletion))
                .text(source.map(RestorePoint::source))
                .time(source.map(RestorePoint::time));
    }

    static BackupColumns read(Row.Reader cells) {
        boolean configured = cells.hasNext() && cells.flag();
        BackupConfiguration configuration = new BackupConfiguration(
                cells.optional(BackupStatus::valueOf),
                cells.optional(BackupType::valueOf),
                cells.optional(days -> new BackupRetention(Integer.parseInt(days))),
                cells.optional(Boolean::valueOf));
        return new BackupColumns(
                configured ? Optional.of(configuration) : Optional.empty(),
                window(cells.optionalTime(), cells.optionalTime(), cells.optionalTime()),
                source(cells.optional(DatastoreId::new), cells.optionalTime()));
    }

    private static Optional<RestoreWindow> window(
            Optional<Instant> enabledAt, Optional<Instant> latest, Optional<Instant> permanentDeletion) {
        return enabledAt.map(begin -> new RestoreWindow(begin, begin, latest.orElse(begin), permanentDeletion));
    }

    private static Optional<RestorePoint> source(Optional<DatastoreId> source, Optional<Instant> time) {
        return source.map(id -> new RestorePoint(id, time.orElseThrow()));
    }

    DatastoreState state(DatastoreState written) {
        return source.<DatastoreState>map(DatastoreState.Restoring::new).orElse(written);
    }
}
