package dev.tarn.ports.admin;

import dev.tarn.domain.event.HealthLakeEvent;
import java.time.Instant;
import java.util.List;

/**
 * The result of moving a {@link TarnClock}. Immutable.
 *
 * @param now the time that the clock shows
 * @param frozen whether it stands still
 * @param events the status events that happened meanwhile, in order; progress events are left out
 * @param runningJobs how many jobs are still IN_PROGRESS, because they take longer than the wait, or are stalled by a fault
 */
public record ClockMove(Instant now, boolean frozen, List<HealthLakeEvent> events, int runningJobs) {

    public ClockMove {
        events = List.copyOf(events);
    }
}
