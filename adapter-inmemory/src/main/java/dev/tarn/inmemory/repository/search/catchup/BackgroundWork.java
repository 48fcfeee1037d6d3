package dev.tarn.inmemory.repository.search.catchup;

import java.util.concurrent.Executor;

/** Where search indexes merge segments and write manifests. Implementations are thread-safe. */
public interface BackgroundWork extends Executor {

    /**
     * Called by a task after each small step, so that it takes no core from requests.
     *
     * @throws java.util.concurrent.CancellationException if the task has to end, since everything is closed
     */
    void giveWay();

    /**
     * Called by a task instead of {@link #giveWay} while searches read resources, which take all cores.
     *
     * @throws java.util.concurrent.CancellationException if the task has to end, since everything is closed
     */
    default void pause() {}

    /**
     * Called by a task instead of {@link #giveWay} while searches wait for it: it does not pause.
     *
     * @throws java.util.concurrent.CancellationException if the task has to end, since everything is closed
     */
    default void requireOpen() {}
}
