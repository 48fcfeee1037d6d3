package dev.tarn.inmemory.repository.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The times of versions in one data store, in milliseconds. A moment that is fixed lies behind every later version, also
 * where a writer read the clock before the moment and writes after it. Thread-safe; a moment holds for a writer if it was
 * fixed while no writer had asked for its time without having finished.
 */
public final class WriteClock {

    private Instant earliest = Instant.MIN;
    private Instant newest = Instant.MIN;

    /** {@return a clock that goes on from here by itself} */
    synchronized WriteClock copy() {
        WriteClock copy = new WriteClock();
        copy.earliest = earliest;
        copy.newest = newest;
        return copy;
    }

    /** {@return the time of a version that is written now} */
    public synchronized Instant time(Instant now) {
        Instant milliseconds = now.truncatedTo(ChronoUnit.MILLIS);
        Instant time = milliseconds.isBefore(earliest) ? earliest : milliseconds;
        if (time.isAfter(newest)) {
            newest = time;
        }
        return time;
    }

    /** {@return the moment that is fixed} */
    public synchronized Instant fix(Instant now) {
        Instant milliseconds = now.truncatedTo(ChronoUnit.MILLIS);
        Instant moment = milliseconds.isBefore(newest) ? newest : milliseconds;
        Instant next = moment.plusMillis(1);
        if (next.isAfter(earliest)) {
            earliest = next;
        }
        return moment;
    }
}
