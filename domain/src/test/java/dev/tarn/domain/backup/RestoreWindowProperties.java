package dev.tarn.domain.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RestoreWindowProperties {

    private static final Instant ENABLED = Instant.parse("2026-01-02T03:04:05.678Z");

    @Property
    void it_has_both_ends_the_time_of_enabling_at_most_and_the_retention_at_most(
            @ForAll @IntRange(min = 1, max = 30) int days, @ForAll @IntRange(min = 0, max = 5_000) int hours) {
        BackupRetention retention = new BackupRetention(days);
        Instant now = ENABLED.plus(Duration.ofHours(hours));
        RestoreWindow window = RestoreWindow.opened(ENABLED).at(now, retention);
        assertThat(window.latest()).isEqualTo(now);
        assertThat(window.earliest()).isBetween(ENABLED, now);
        assertThat(Duration.between(window.earliest(), now)).isLessThanOrEqualTo(retention.duration());
        assertThat(window.earliest().equals(ENABLED)).isEqualTo(hours <= days * 24);
        assertThat(window.contains(window.earliest())).isTrue();
        assertThat(window.contains(window.earliest().minusMillis(1))).isFalse();
        assertThat(window.contains(window.latest())).isTrue();
        assertThat(window.contains(window.latest().plusMillis(1))).isFalse();
        assertThat(window.isOver(now)).isFalse();
    }

    @Property
    void after_a_deletion_it_shrinks_from_its_beginning_and_is_over_after_the_retention(
            @ForAll @IntRange(min = 1, max = 30) int days,
            @ForAll @IntRange(min = 0, max = 1_000) int lived,
            @ForAll @IntRange(min = 0, max = 1_000) int later) {
        BackupRetention retention = new BackupRetention(days);
        Instant deleted = ENABLED.plus(Duration.ofHours(lived));
        Instant now = deleted.plus(Duration.ofHours(later));
        RestoreWindow closed = RestoreWindow.opened(ENABLED).closed(deleted, retention);
        RestoreWindow window = closed.at(now, retention);
        assertThat(window.latest()).isEqualTo(deleted);
        assertThat(window.earliest()).isBetween(closed.earliest(), deleted);
        assertThat(window.isOver(now)).isEqualTo(later >= days * 24);
        assertThat(window.permanentDeletion()).hasValue(deleted.plus(retention.duration()));
    }

    @Example
    void members_that_are_left_out_stay_and_enabled_backups_have_every_member() {
        BackupConfiguration tags = BackupConfiguration.enabled(7).withTags();
        assertThat(BackupConfiguration.disabled().over(tags).retention()).hasValue(new BackupRetention(7));
        assertThat(BackupConfiguration.disabled().completed()).isEqualTo(BackupConfiguration.disabled());
        BackupConfiguration again = tags.over(BackupConfiguration.disabled()).completed();
        assertThat(again).isEqualTo(tags);
        assertThat(BackupConfiguration.enabled(30).over(BackupConfiguration.disabled()))
                .isEqualTo(BackupConfiguration.enabled(30).completed());
    }
}
