package dev.tarn.inmemory.task.exporting;

import dev.tarn.inmemory.task.WorkStopped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the pieces of one work, the caller's among them: each takes the next piece when it is done with one.
 * The first failure, or a wish to stop, ends all of them.
 */
final class ParallelTasks {

    /** More of them would wait for the same disk, and each holds buffers. */
    private static final int MOST = Math.min(4, Runtime.getRuntime().availableProcessors());

    private final BooleanSupplier stop;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Tasks that end when {@code stop} says so. */
    ParallelTasks(BooleanSupplier stop) {
        this.stop = stop;
    }

    /** {@return whether to stop} To be asked often by the work. */
    boolean areStopped() {
        return failure.get() != null || stop.getAsBoolean();
    }

    /**
     * Processes all pieces; no thread is running any more when this method returns or throws.
     *
     * @throws RuntimeException the first exception of the work
     */
    <T> void share(Collection<T> pieces, Consumer<T> work) {
        Queue<T> left = new ConcurrentLinkedQueue<>(pieces);
        List<CompletableFuture<Void>> others = new ArrayList<>();
        attempt(() -> {
            for (int hand = 1; hand < Math.min(MOST, pieces.size()); hand++) {
                others.add(CompletableFuture.runAsync(() -> attempt(() -> takeEach(left, work)), ParallelTasks::start));
            }
            takeEach(left, work);
        });
        CompletableFuture.allOf(others.toArray(CompletableFuture<?>[]::new)).join();
        throwFailure();
    }

    private <T> void takeEach(Queue<T> left, Consumer<T> work) {
        for (T piece = left.poll(); piece != null; piece = left.poll()) {
            WorkStopped.check(this::areStopped);
            work.accept(piece);
        }
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private void throwFailure() {
        Throwable first = failure.get();
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first instanceof Error e) {
            throw e;
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "tarn-export");
        thread.setDaemon(true);
        thread.start();
    }
}
