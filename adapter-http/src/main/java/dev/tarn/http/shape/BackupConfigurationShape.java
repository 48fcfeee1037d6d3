package dev.tarn.http.shape;

import dev.tarn.domain.rule.NumberRule;
import dev.tarn.domain.rule.WireEnum;
import dev.tarn.http.json.Members;
import dev.tarn.http.json.Nested;
import dev.tarn.http.json.Shape;
import dev.tarn.http.json.Shapes;
import java.util.Optional;

/**
 * {@code BackupConfiguration}: Tarn keeps no backups. That there shall be none is accepted, that there shall be some is
 * refused: a caller must not rely on what is not there.
 */
public final class BackupConfigurationShape {

    private enum BackupStatus {
        ENABLED,
        DISABLED
    }

    private enum BackupType {
        CONTINUOUS
    }

    private static final Shape<BackupStatus> STATUS = Shapes.word(WireEnum.of("BackupStatus", BackupStatus.class));
    private static final Shape<BackupType> TYPE = Shapes.word(WireEnum.of("BackupType", BackupType.class));
    private static final NumberRule RETENTION = new NumberRule("BackupRetentionPeriodInDays", 1, 30);
    private static final Shape<Integer> DAYS = Shapes.integer(days -> {
        RETENTION.check(days);
        return days;
    });

    /** Checks the member; there is nothing of it to keep. */
    public static final Shape<Boolean> SHAPE = Nested.structure(BackupConfigurationShape::read);

    private BackupConfigurationShape() {}

    private static Optional<Boolean> read(Members backup) {
        Optional<BackupStatus> status = backup.optional("Status", STATUS);
        backup.optional("BackupType", TYPE);
        backup.optional("RetentionPeriodInDays", DAYS);
        backup.optional("BackupTagsEnabled", Shapes.FLAG);
        status.filter(wanted -> wanted == BackupStatus.ENABLED)
                .ifPresent(enabled -> backup.refuse(
                        "Status", enabled, "be DISABLED, or BackupConfiguration be left out: Tarn keeps no backups"));
        return Optional.of(false);
    }
}
