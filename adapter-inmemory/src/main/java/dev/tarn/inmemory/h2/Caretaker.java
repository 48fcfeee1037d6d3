package dev.tarn.inmemory.h2;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.h2.mvstore.MVStore;

/**
 * Looks after the file, in the background, a little at a time and only after something was written: brings what was
 * written into it, and it to the disk, and moves what is still used out of where little is, so that the file does not
 * grow with each change of the same resource. H2 has a thread for that which also commits, and that one is not used
 * ({@link Ledger}).
 */
final class Caretaker implements AutoCloseable {

    private static final long PAUSE_MILLIS = 1_000;

    /** In percent; below that, what is still used is moved together. */
    private static final int FILL_RATE = 60;

    /** How much is moved in one step, in bytes; those who write wait for a step. */
    private static final int STEP = 4 * 1024 * 1024;

    private static final int MOST_STEPS = 8;

    private final MVStore store;
    private final Runnable checkpoint;
    private final List<BooleanSupplier> chores = new CopyOnWriteArrayList<>();
    private final Semaphore calls = new Semaphore(0);
    private final Background thread;
    private volatile boolean written;
    private volatile boolean closed;

    private Caretaker(MVStore store, Runnable checkpoint) {
        this.store = store;
        this.checkpoint = checkpoint;
        this.thread = new Background("tarn-h2-caretaker", this::run);
    }

    /**
     * Begins to look after a database.
     *
     * @param checkpoint brings what was written into its file
     */
    static Caretaker of(MVStore store, Runnable checkpoint) {
        Caretaker caretaker = new Caretaker(store, checkpoint);
        caretaker.thread.start();
        return caretaker;
    }

    /** Says that there may be something to do for the file. */
    void written() {
        written = true;
    }

    /**
     * Takes on something else that can wait.
     *
     * @param step does a little of it, and says whether there is more to do
     */
    void takeOn(BooleanSupplier step) {
        chores.add(step);
        call();
    }

    /** Says that there may be something to do for those who gave a chore. */
    void call() {
        calls.release();
    }

    /** Ends what is being done in the background; a step is short. */
    @Override
    public void close() {
        closed = true;
        call();
        thread.join();
    }

    private void run() {
        try {
            while (!closed) {
                long began = System.nanoTime();
                boolean more = false;
                for (BooleanSupplier step : chores) {
                    more |= !closed && step.getAsBoolean();
                }
                lookAfterFile();
                // No more than half of the time, where there is much to do.
                pause(more ? System.nanoTime() - began : TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
            }
        } catch (RuntimeException e) {
            // The database has failed, and says so to whoever uses it next; there is nothing left to look after.
        }
    }

    private void lookAfterFile() {
        if (!written || closed) {
            return;
        }
        written = false;
        checkpoint.run();
        store.sync();
        for (int i = 0; i < MOST_STEPS && !closed && store.compact(FILL_RATE, STEP); i++) {
            written = true; // The next look finds whether that was all.
        }
    }

    private void pause(long nanos) {
        try {
            if (!closed && calls.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread to any purpose.
        }
    }
}
