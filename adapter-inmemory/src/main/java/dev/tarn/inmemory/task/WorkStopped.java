package dev.tarn.inmemory.task;

import java.util.function.BooleanSupplier;

/** The work was told to stop, and has. No object is half-written; what was whole before stays. */
public final class WorkStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkStopped() {
        super("the work was stopped before its end");
    }

    /** Goes on, or does not. An interrupt is a wish to stop as well. */
    public static void check(BooleanSupplier stop) {
        if (stop.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new WorkStopped();
        }
    }
}
