package dev.tarn.domain.fault;

import dev.tarn.domain.failure.Invalid;
import java.util.OptionalLong;

/**
 * How often a fault applies. Immutable.
 *
 * @param times how many times at most; empty for any number
 * @param probability of each time, greater than 0 and at most 1
 * @param seed of the pseudorandom numbers, so that the same requests have the same faults
 */
public record FaultFrequency(OptionalLong times, double probability, long seed) {

    /** Always. */
    public static final FaultFrequency ALWAYS = new FaultFrequency(OptionalLong.empty(), 1, 0);

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    public FaultFrequency {
        if (times.isPresent() && times.getAsLong() < 1) {
            throw new Invalid("A fault applies " + times.getAsLong() + " times; use 1 or more");
        }
        if (!(probability > 0 && probability <= 1)) {
            throw new Invalid("The probability is " + probability + "; use more than 0 and at most 1");
        }
    }

    /** {@return this for so many times} */
    public FaultFrequency times(long value) {
        return new FaultFrequency(OptionalLong.of(value), probability, seed);
    }

    /** {@return this with a probability, and the seed of its pseudorandom numbers} */
    public FaultFrequency probability(double value, long newSeed) {
        return new FaultFrequency(times, value, newSeed);
    }

    /**
     * {@return whether the fault applies} A pure function: SplitMix64 of the seed and the number of the match.
     *
     * @param matches how many matches there were before
     * @param hits how many times it applied before
     */
    public boolean applies(long matches, long hits) {
        if (times.isPresent() && hits >= times.getAsLong()) {
            return false;
        }
        return probability == 1 || uniform(matches) < probability;
    }

    private double uniform(long match) {
        long mixed = seed + (match + 1) * GOLDEN_GAMMA;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (mixed >>> 11) * 0x1.0p-53;
    }
}
