package dev.tarn.inmemory.task;

import java.util.function.BooleanSupplier;

/** The work was cancelled. No object is partially written; complete objects stay. */
public final class WorkStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkStopped() {
        super("the work was stopped before its end");
    }

    /** Throws if the work is cancelled or the thread is interrupted. */
    public static void check(BooleanSupplier stop) {
        if (stop.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new WorkStopped();
        }
    }
}
