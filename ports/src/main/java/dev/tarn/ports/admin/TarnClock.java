package dev.tarn.ports.admin;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of a local HealthLake, which a test can move. Timestamps of data stores, jobs and resources, the durations of a
 * pace, the retention of DELETED data stores and the search lag follow this clock. HTTP {@code Date} headers, timeouts of
 * connections and the checks of signatures follow the clock of the machine. Thread-safe.
 *
 * <p>Every method that moves the clock returns when everything that became due has happened. Transitions happen one after
 * another, each at the time at which it is due: a data store that takes 20 minutes to become ACTIVE has the same event time
 * after {@code advance(ofHours(1))} as after an hour of waiting. Jobs that are IN_PROGRESS are real work, which no clock
 * makes faster; these methods wait for them, at most ten seconds in all.
 *
 * <p>The setting of the clock is not persistent: a restart begins at the time of the machine.
 */
public interface TarnClock {

    /** {@return the time, in whole milliseconds} */
    Instant now();

    /** {@return whether the clock stands still} */
    boolean isFrozen();

    /**
     * Moves the clock forward.
     *
     * @param duration zero or more, at most {@value #LONGEST_DAYS} days
     * @throws dev.tarn.domain.failure.Invalid for another duration
     */
    ClockMove advance(Duration duration);

    /**
     * Moves the clock to a time. Moving it back is possible only while there is no data store, DELETED ones included.
     *
     * @param time between the years 1970 and 9999
     * @throws dev.tarn.domain.failure.Invalid for another time
     * @throws dev.tarn.domain.failure.Conflict for a time in the past, if there are data stores
     */
    ClockMove set(Instant time);

    /** Stops the clock. It can still be moved. Idempotent. */
    ClockMove freeze();

    /** Lets a frozen clock run on from the time that it shows. Idempotent. */
    ClockMove resume();

    /** The longest duration of one advance, in days: a hundred years. */
    long LONGEST_DAYS = 36_500;
}
