package dev.tarn.inmemory.controlplane.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.inmemory.controlplane.state.StateStore;
import dev.tarn.ports.admin.ClockMove;
import dev.tarn.ports.contract.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A move of the clock that is disturbed while it waits for jobs. */
class ClockControlTest {

    private final ManualClock machine = new ManualClock();
    private final Instant start = machine.instant();
    private final AdjustableClock clock = new AdjustableClock(machine);
    private final Scheduler scheduler = new Scheduler(clock, false, StateStore.NONE);

    @AfterEach
    void close() {
        scheduler.close();
    }

    private ClockControl control(ClockControl.RunningJobs jobs) {
        return new ClockControl(clock, scheduler, new EventPublisher(List.of()), jobs, () -> true);
    }

    @Test
    void a_clock_that_runs_still_runs_after_a_move_that_failed() {
        ClockControl control = control(limit -> {
            throw new IllegalStateException("The disk is full");
        });

        assertThatThrownBy(() -> control.freeze()).hasMessage("The disk is full");
        assertThatThrownBy(() -> control.advance(Duration.ofSeconds(1))).hasMessage("The disk is full");

        assertThat(control.isFrozen()).isFalse();
        machine.advance(Duration.ofSeconds(1));
        assertThat(control.now()).isEqualTo(start.plusSeconds(1));
    }

    @Test
    void a_reset_in_the_middle_of_a_move_ends_it() {
        ClockControl control = control(limit -> {
            clock.reset();
            return 0;
        });

        ClockMove move = control.set(start.plusSeconds(60));

        assertThat(move.now()).isEqualTo(start);
        assertThat(control.now()).isEqualTo(start);
        assertThat(control.freeze().frozen()).isFalse();
    }
}
