package dev.tarn.inmemory.repository.search.column;

import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.ports.fhir.WouldBlock;

/** The work of one search, which ends when it takes too long: a search of a few bytes can ask for any amount. Not thread-safe. */
public final class SearchWork {

    /** In nanoseconds. */
    private static final long LONGEST = 1_500_000_000L;

    /** In steps of some nanoseconds: how often the time is looked at. */
    static final int STEPS = 50_000;

    private final boolean mayBlock;
    private long deadline = System.nanoTime() + LONGEST;
    private int left = STEPS;

    /**
     * The work of a search that begins now.
     *
     * @param mayBlock whether it may take more than {@value #STEPS} steps
     */
    public SearchWork(boolean mayBlock) {
        this.mayBlock = mayBlock;
    }

    /** {@return whether the search may block} */
    public boolean mayBlock() {
        return mayBlock;
    }

    /**
     * Counts steps of work.
     *
     * @throws Unprocessable if the search has taken too long
     * @throws WouldBlock if a search that must not block takes long
     */
    public void spend(int steps) {
        left -= steps;
        if (left <= 0) {
            left = STEPS;
            check();
        }
    }

    private void check() {
        if (!mayBlock) {
            throw new WouldBlock();
        }
        if (System.nanoTime() - deadline > 0) {
            throw new Unprocessable("The search was stopped because it takes more work than one search may (1.5 s)."
                    + " Add parameters that narrow it, such as an identifier, a patient or a date.");
        }
    }

    /** {@return the time that the search has taken, in nanoseconds} */
    public long elapsed() {
        return System.nanoTime() - (deadline - LONGEST);
    }

    /** Does not count the time since then: a type is read once, and not for one search alone. */
    public void exclude(long sinceNanos) {
        deadline += System.nanoTime() - sinceNanos;
    }
}
