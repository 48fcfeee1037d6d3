package dev.tarn.domain.backup;

import dev.tarn.domain.rule.NumberRule;
import java.time.Duration;

/** How many days backups are kept, from 1 to 30. */
public record BackupRetention(int days) {

    /** The model's shape {@code BackupRetentionPeriodInDays}. */
    public static final NumberRule RULE = new NumberRule("BackupRetentionPeriodInDays", 1, 30);

    /** The longest that the model allows. */
    public static final BackupRetention LONGEST = new BackupRetention(30);

    public BackupRetention {
        RULE.check(days);
    }

    /** {@return the same as a duration of days of 24 hours} */
    public Duration duration() {
        return Duration.ofDays(days);
    }

    @Override
    public String toString() {
        return Integer.toString(days);
    }
}
