package dev.tarn.inmemory.repository.search.catchup;

import java.util.concurrent.atomic.AtomicInteger;

/** Work in the background that pauses while searches read resources, which takes all cores. Thread-safe. */
final class LowPriorityWork implements BackgroundWork {

    private final BackgroundWork work;
    private final AtomicInteger searches = new AtomicInteger();

    LowPriorityWork(BackgroundWork work) {
        this.work = work;
    }

    /** Begins a search that may read resources. */
    void begin() {
        searches.incrementAndGet();
    }

    /** Ends one. */
    void end() {
        searches.decrementAndGet();
    }

    @Override
    public void execute(Runnable task) {
        work.execute(task);
    }

    /** Goes on after a pause even if the searches read for longer, so that it comes to its end. */
    @Override
    public void giveWay() {
        if (searches.get() > 0) {
            work.pause();
        } else {
            work.giveWay();
        }
    }

    @Override
    public void pause() {
        work.pause();
    }

    @Override
    public void requireOpen() {
        work.requireOpen();
    }
}
