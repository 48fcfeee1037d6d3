package dev.tarn.inmemory.controlplane.scheduler;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is to be done when its time comes; things due at the same time are done in the order in which they came. */
final class TimerQueue {

    private record Due(Instant at, long sequence, Runnable move) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::sequence));
    private long sequence;

    void at(Instant time, Runnable move) {
        due.add(new Due(time, sequence++, move));
    }

    /** Does everything that is due, also what only becomes due by it. */
    void run(Instant now) {
        for (Due next = due.peek(); next != null && !next.at().isAfter(now); next = due.peek()) {
            due.remove();
            next.move().run();
        }
    }

    /** {@return when something is due next} */
    Optional<Instant> next() {
        return Optional.ofNullable(due.peek()).map(Due::at);
    }

    void clear() {
        due.clear();
    }
}
