package dev.tarn.app.crash;

import java.util.random.RandomGenerator;

/**
 * When a server is killed: so many milliseconds after so many answers, or after the progress of jobs was seen so many
 * times, whichever comes first. It is tied to what has happened, and not to the clock, so that a seed means something.
 */
record KillMoment(int answers, int progress, int millis) {

    private static final int NOT_BY_PROGRESS = Integer.MAX_VALUE;

    static KillMoment any(RandomGenerator random) {
        return random.nextInt(3) == 0
                ? new KillMoment(1 + random.nextInt(60), NOT_BY_PROGRESS, random.nextInt(12))
                : new KillMoment(1_500, 1 + random.nextInt(8), random.nextInt(6));
    }
}
