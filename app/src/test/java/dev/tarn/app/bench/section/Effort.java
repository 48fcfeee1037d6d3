package dev.tarn.app.bench.section;

import java.time.Duration;

/**
 * How much is done of everything.
 *
 * @param unheeded rounds that come first and are not counted: what is cold then is not what is measured
 * @param starts of a process, of each kind
 * @param rounds of everything else
 * @param warmUp for how long at least a server is asked before answers are counted
 * @param load for how long one is asked in a round
 * @param processes that import, each beginning cold
 * @param warming jobs of each of those processes, after the first, in which its code is still being compiled
 * @param warm jobs of each of those processes after those
 * @param growth how many times the input is in the store in the end
 * @param most for how long the store may be made to grow, where that many times would take too long
 */
public record Effort(
        int unheeded,
        int starts,
        int rounds,
        Duration warmUp,
        Duration load,
        int processes,
        int warming,
        int warm,
        int growth,
        Duration most) {

    /** What the figures that are kept are made with; about fifteen minutes. */
    public static final Effort FULL =
            new Effort(1, 9, 5, Duration.ofSeconds(6), Duration.ofSeconds(1), 2, 2, 3, 10, Duration.ofSeconds(120));

    /** To see that everything works, in seconds; the figures mean nothing. */
    public static final Effort QUICK =
            new Effort(0, 1, 1, Duration.ofMillis(100), Duration.ofMillis(100), 1, 1, 1, 3, Duration.ofSeconds(10));
}
