package dev.tarn.inmemory.repository.search;

import dev.tarn.inmemory.repository.search.catchup.BackgroundWork;

/** Work that is done in the calling thread, without a pause. */
public final class DirectWork implements BackgroundWork {

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public void giveWay() {
        // The caller waits.
    }
}
