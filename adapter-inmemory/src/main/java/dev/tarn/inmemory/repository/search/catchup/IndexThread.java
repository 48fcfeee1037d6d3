package dev.tarn.inmemory.repository.search.catchup;

import dev.tarn.domain.failure.InsufficientStorage;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread, which works at most half of the time. There is none while there is nothing to do. Thread-safe. */
public final class IndexThread implements BackgroundWork, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexThread.class);
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long KEPT_SECONDS = 5;
    private static final long CLOSING_SECONDS = 10;

    private final ThreadPoolExecutor thread;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** When the thread began to work since its last pause; read and written by the thread alone. */
    private long sliceStart;

    public IndexThread(ThreadFactory threads) {
        thread = new ThreadPoolExecutor(1, 1, KEPT_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(() -> run(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("The search index is closed: {}", e.toString());
        }
    }

    private void run(Runnable task) {
        sliceStart = System.nanoTime();
        try {
            task.run();
        } catch (CancellationException e) {
            LOG.debug("The search index is closed: {}", e.toString());
        } catch (InsufficientStorage e) {
            LOG.debug("The search index is merged when there is room: {}", e.toString());
        } catch (RuntimeException | InternalError e) {
            // An InternalError: a mapped file was truncated by another program. The next search that reads it repairs
            // it.
            if (thread.isShutdown()) {
                LOG.debug("The search index is closed: {}", e.toString());
            } else {
                LOG.warn("The search index could not be merged or kept on disk; searches go on without that", e);
            }
        }
    }

    @Override
    public void giveWay() {
        requireOpen();
        long worked = System.nanoTime() - sliceStart;
        if (worked > SLICE_NANOS) {
            pause(Math.min(worked, LONGEST_PAUSE_NANOS));
        }
    }

    @Override
    public void pause() {
        requireOpen();
        pause(LONGEST_PAUSE_NANOS);
    }

    @Override
    public void requireOpen() {
        if (thread.isShutdown()) {
            throw new CancellationException("closed");
        }
    }

    private void pause(long nanos) {
        try {
            if (closed.await(nanos, TimeUnit.NANOSECONDS)) {
                throw new CancellationException("closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
        sliceStart = System.nanoTime();
    }

    /** Drops what has not begun, and waits for the end of the task that runs. */
    @Override
    public void close() {
        closed.countDown();
        thread.getQueue().clear();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The search index is still written {} s after the close", CLOSING_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
