package dev.tarn.inmemory.repository.search;

import dev.tarn.inmemory.repository.search.catchup.BackgroundWork;
import java.util.ArrayDeque;
import java.util.Deque;

/** Work that is done when a test says so. Not thread-safe. */
final class QueuedWork implements BackgroundWork {

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private Runnable pause = () -> {};

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void giveWay() {
        pause.run();
    }

    /** Sets what is done when a task gives way. */
    void onPause(Runnable newPause) {
        pause = newPause;
    }

    /** Does all that was to be done. */
    void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    /** Forgets what was to be done, as the end of a process does. */
    void clear() {
        tasks.clear();
    }
}
