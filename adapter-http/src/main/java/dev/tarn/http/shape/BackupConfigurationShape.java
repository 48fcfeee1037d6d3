package dev.tarn.http.shape;

import dev.tarn.domain.backup.BackupConfiguration;
import dev.tarn.domain.backup.BackupRetention;
import dev.tarn.domain.backup.BackupStatus;
import dev.tarn.domain.backup.BackupType;
import dev.tarn.domain.backup.RestoreWindow;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.json.Nested;
import dev.tarn.http.json.Shape;
import dev.tarn.http.json.Shapes;
import java.util.Optional;

/** {@code BackupConfiguration}, and {@code BackupStatusInfo}, which shows it. */
public final class BackupConfigurationShape {

    private static final Shape<BackupStatus> STATUS = Shapes.word(BackupStatus.WORDS);
    private static final Shape<BackupType> TYPE = Shapes.word(BackupType.WORDS);
    private static final Shape<BackupRetention> DAYS = Shapes.integer(BackupRetention::new);

    public static final Shape<BackupConfiguration> SHAPE = Nested.structure(BackupConfigurationShape::read);

    private BackupConfigurationShape() {}

    private static Optional<BackupConfiguration> read(Members backup) {
        Optional<BackupStatus> status = backup.optional("Status", STATUS);
        Optional<BackupType> type = backup.optional("BackupType", TYPE);
        Optional<BackupRetention> retention = backup.optional("RetentionPeriodInDays", DAYS);
        Optional<Boolean> tags = backup.optional("BackupTagsEnabled", Shapes.FLAG);
        return backup.build(() -> new BackupConfiguration(status, type, retention, tags));
    }

    /** Writes the status of the backups, if they were ever configured. */
    static void writeStatus(Datastore store, AnswerWriter out) {
        store.configuration()
                .backup()
                .ifPresent(backup -> out.object("BackupStatusInfo", info -> {
                    info.object("Configuration", members -> write(backup, members));
                    store.restoreWindow().ifPresent(window -> write(window, info));
                }));
    }

    private static void write(BackupConfiguration backup, AnswerWriter out) {
        out.text("Status", backup.status());
        out.text("BackupType", backup.type());
        backup.retention().ifPresent(retention -> out.number("RetentionPeriodInDays", retention.days()));
        backup.tagsEnabled().ifPresent(enabled -> out.flag("BackupTagsEnabled", enabled));
    }

    private static void write(RestoreWindow window, AnswerWriter out) {
        out.time("BackupEnabledAt", window.enabledAt());
        out.time("EarliestRestorePoint", window.earliest());
        out.time("LatestRestorePoint", window.latest());
        out.time("ScheduledPermanentDeletionTime", window.permanentDeletion());
    }
}
