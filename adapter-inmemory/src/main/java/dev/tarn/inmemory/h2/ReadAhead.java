package dev.tarn.inmemory.h2;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Something that is read on another thread, since somebody will want it soon: an export writes meanwhile. */
final class ReadAhead<T> {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Supplier<T> reading;

    private ReadAhead(Supplier<T> reading) {
        this.reading = reading;
    }

    /** {@return threads that come when they are needed, and go; what they have no time for waits for its reader} */
    static ThreadPoolExecutor threads() {
        return new ThreadPoolExecutor(
                0, CORES, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), ReadAhead::thread, (task, threads) -> {});
    }

    static <T> ReadAhead<T> begin(Executor threads, Supplier<T> reading) {
        ReadAhead<T> ahead = new ReadAhead<>(reading);
        threads.execute(ahead::read);
        return ahead;
    }

    /** {@return what was read} Where nobody has begun yet, there is no sense in waiting. Not interruptible, as reading is not. */
    T get() {
        read();
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private void read() {
        if (begun.compareAndSet(false, true)) {
            try {
                result.complete(reading.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "tarn-h2-reader");
        thread.setDaemon(true);
        return thread;
    }
}
