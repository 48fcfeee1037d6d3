package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.FailureReasons;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the file, in the background, a little at a time and only after something was written: brings what was
 * written into it, and it to the disk, and moves what is still used out of where little is, so that the file does not
 * grow with each change of the same resource. H2 has a thread for that which also commits, and that one is not used
 * ({@link StorageEngine}).
 */
final class Compactor implements AutoCloseable {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Minimum interval between two compactions. */
    private static final long CARE_NANOS = TimeUnit.MILLISECONDS.toNanos(950);

    private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);

    /** In percent; below that, what is still used is moved together. */
    private static final int FILL_RATE = 60;

    /** Size of one compaction step in bytes; writers wait for a step. */
    private static final int STEP = 4 * 1024 * 1024;

    private static final int MOST_STEPS = 8;

    private final MVStore store;
    private final Runnable checkpoint;
    private final OpenFiles files;
    private final DiskSpace space;
    private final List<BooleanSupplier> chores = new CopyOnWriteArrayList<>();
    private final Semaphore calls = new Semaphore(0);
    private final BackgroundThread thread;
    private String logged = "";
    private long lastCare = System.nanoTime() - CARE_NANOS;
    private volatile boolean written;
    private volatile boolean closed;

    private Compactor(MVStore store, Runnable checkpoint, OpenFiles files, DiskSpace space) {
        this.store = store;
        this.checkpoint = checkpoint;
        this.files = files;
        this.space = space;
        this.thread = new BackgroundThread("tarn-h2-compactor", this::run);
    }

    /**
     * Begins to look after a database.
     *
     * @param checkpoint brings what was written into its file
     * @param files checked twice a second, so that a change by another program is detected within a second
     * @param space checked as often; without room for pages there is no checkpoint
     */
    static Compactor of(MVStore store, Runnable checkpoint, OpenFiles files, DiskSpace space) {
        Compactor compactor = new Compactor(store, checkpoint, files, space);
        compactor.thread.start();
        return compactor;
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

    /** Wakes the thread, because a background task may have work. */
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
        while (!closed) {
            long began = System.nanoTime();
            boolean more = false;
            try {
                files.check();
                space.check();
                more = doChores();
                if (began - lastCare >= CARE_NANOS) {
                    lastCare = began;
                    compactFile();
                }
            } catch (RuntimeException | Error e) {
                log(e);
            }
            // No more than half of the time, where there is much to do.
            pause(more ? System.nanoTime() - began : PAUSE_NANOS);
        }
    }

    private boolean doChores() {
        boolean more = false;
        for (BooleanSupplier step : chores) {
            more |= !closed && step.getAsBoolean();
        }
        return more;
    }

    /** Logs each failure once, until another comes: what has stopped the database would be thrown every time. */
    private void log(Throwable failure) {
        String words = FailureReasons.isDamage(failure) ? FailureReasons.of(failure) : failure.toString();
        if (!words.equals(logged)) {
            logged = words;
            LOG.warn("Background work on the data failed, and is tried again: {}", words);
            LOG.debug("The cause", failure);
        }
    }

    private void compactFile() {
        if (!written || closed || files.isCut() || !space.hasRoomForPages()) {
            return;
        }
        written = false;
        checkpoint.run();
        store.sync();
        for (int i = 0; i < MOST_STEPS && !closed && space.hasRoomToDelete() && store.compact(FILL_RATE, STEP); i++) {
            written = true; // The next check finds whether that was all.
            space.check();
        }
    }

    private void pause(long nanos) {
        try {
            if (!closed && calls.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException e) {
            // Nothing interrupts this thread on purpose.
        }
    }
}
