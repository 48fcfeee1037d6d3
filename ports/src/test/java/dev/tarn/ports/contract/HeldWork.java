package dev.tarn.ports.contract;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** An executor that keeps what it is given until it is told to run it, for subjects. */
public final class HeldWork implements Executor {

    private final BlockingQueue<Runnable> held = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable work) {
        held.add(work);
    }

    /** Runs all of it, in order, on this thread; also what comes in meanwhile. */
    public void runAll() {
        for (Runnable work = held.poll(); work != null; work = held.poll()) {
            work.run();
        }
    }
}
