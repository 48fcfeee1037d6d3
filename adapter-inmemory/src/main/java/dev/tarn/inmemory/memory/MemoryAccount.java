package dev.tarn.inmemory.memory;

import dev.tarn.domain.failure.InsufficientStorage;

/** One thing's share of a {@link MemoryBudget}. Thread-safe. After {@link #close} it counts nothing any more. */
public final class MemoryAccount implements AutoCloseable {

    private final MemoryBudget budget;
    private long held;
    private boolean closed;

    MemoryAccount(MemoryBudget budget) {
        this.budget = budget;
    }

    /**
     * Counts so many bytes more.
     *
     * @throws InsufficientStorage if the budget has no room for them; then nothing is counted
     */
    public synchronized void take(long bytes) {
        if (!closed) {
            budget.take(bytes);
            held += bytes;
        }
    }

    /**
     * Counts so many bytes of a deletion or a job, which may use the reserve.
     *
     * @throws InsufficientStorage if the reserve, too, is used up
     */
    public synchronized void takeFromReserve(long bytes) {
        if (!closed) {
            budget.takeFromReserve(bytes);
            held += bytes;
        }
    }

    /** Counts so many bytes of what is there already, as after a restart. */
    public synchronized void count(long bytes) {
        if (!closed) {
            budget.count(bytes);
            held += bytes;
        }
    }

    /** Counts so many bytes less. */
    public synchronized void giveBack(long bytes) {
        if (!closed) {
            budget.giveBack(bytes);
            held -= bytes;
        }
    }

    /**
     * Counts the difference between two sizes of the same thing, in bytes.
     *
     * @throws InsufficientStorage if it has grown and the budget has no room; then nothing is counted
     */
    public void resize(long before, long after) {
        if (after > before) {
            take(after - before);
        } else {
            giveBack(before - after);
        }
    }

    /** {@return how many bytes are counted} */
    public synchronized long held() {
        return closed ? 0 : held;
    }

    /**
     * {@return another account of the same budget, which counts so many bytes}
     *
     * @throws InsufficientStorage if the budget has no room for it
     */
    public MemoryAccount another(long bytes) {
        MemoryAccount other = budget.open();
        other.take(bytes);
        return other;
    }

    /** Gives everything back. */
    @Override
    public synchronized void close() {
        giveBack(held);
        closed = true;
    }
}
