package dev.tarn.ports.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Polls with growing delays until the goal is reached or has become unreachable. */
record Poller(Patience patience, Pause pause, InstantSource clock) {

    /** How a wait stands. */
    enum Outlook {
        /** The goal is reached. */
        THERE,
        /** The goal may still be reached. */
        COMING,
        /** The goal can no longer be reached. */
        LOST
    }

    /**
     * The result of one poll.
     *
     * @param name of the thing, as a sentence begins
     * @param reason what HealthLake says of its status
     */
    record Sight<T>(T thing, String name, Enum<?> status, Optional<String> reason, Outlook outlook) {}

    /** Polls once; {@code before} is the previous result. */
    @FunctionalInterface
    interface Look<T> {
        Sight<T> look(Optional<T> before);
    }

    /**
     * {@return the thing, once it is as it should be}
     *
     * @param goal for people: {@code ACTIVE}
     * @throws AwaitException if it can no longer come, or patience ends
     */
    <T> T until(String goal, Look<T> look) throws InterruptedException {
        Instant begin = clock.instant();
        Duration delay = patience.firstDelay();
        Optional<T> before = Optional.empty();
        while (true) {
            Sight<T> sight = look.look(before);
            Duration waited = Duration.between(begin, clock.instant());
            Duration left = patience.limit().minus(waited);
            switch (sight.outlook()) {
                case THERE -> {
                    return sight.thing();
                }
                case LOST -> throw failure(sight, goal, "it cannot come to that any more", waited);
                case COMING -> {
                    if (left.isZero() || left.isNegative()) {
                        throw failure(
                                sight,
                                goal,
                                "patience ends at " + patience.limit().toSeconds() + " s",
                                waited);
                    }
                }
            }
            before = Optional.of(sight.thing());
            pause.take(delay.compareTo(left) < 0 ? delay : left);
            delay = patience.after(delay);
        }
    }

    private static AwaitException failure(Sight<?> sight, String goal, String why, Duration waited) {
        return new AwaitException(sight.name(), goal, why, sight.status(), sight.reason(), waited);
    }
}
