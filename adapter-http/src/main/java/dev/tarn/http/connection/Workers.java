package dev.tarn.http.connection;

import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Makes calls: on the event loop where they neither block nor cost much, and on threads of its own otherwise, so that an
 * event loop never waits. Calls that may block and calls that cost much have different threads: a bundle that works for
 * a second does not keep a read waiting. What those cannot take in is refused. To change threads costs more than most
 * calls do.
 */
public final class Workers {

    /** A call on disk or over a network waits more than it works: more threads than cores, but few. */
    public static final int THREADS = 32;

    /** A costly call works more than it waits. */
    public static final int COSTLY_THREADS =
            Math.min(THREADS, 4 * Runtime.getRuntime().availableProcessors());

    /** How many calls may run and wait together; at the pace of a slow one, the last would wait half a minute. */
    public static final int CALLS = 1024;

    private final Lane blockingCalls;
    private final Lane costlyCalls;
    private final BooleanSupplier blocking;

    /**
     * Threads for one server.
     *
     * @param blocking whether a call that was made now would block
     * @param turn how long a costly call may wait for a thread
     */
    public Workers(Vertx vertx, BooleanSupplier blocking, Duration turn) {
        this.blockingCalls =
                new Lane(vertx.createSharedWorkerExecutor("tarn-call", THREADS), Duration.ofNanos(Long.MAX_VALUE));
        this.costlyCalls = new Lane(vertx.createSharedWorkerExecutor("tarn-work", COSTLY_THREADS), turn);
        this.blocking = blocking;
    }

    /** Makes a call that is short, at once if it does not block. What comes of it is told on the same event loop. */
    public <T> void call(Callable<T> call, Consumer<T> result, Consumer<Throwable> failure) {
        if (blocking.getAsBoolean()) {
            blockingCalls.run(call, result, failure);
            return;
        }
        T done;
        try {
            done = call.call();
        } catch (Throwable thrown) {
            failure.accept(thrown);
            return;
        }
        result.accept(done);
    }

    /** Makes a call that can cost much. What comes of it is told on the event loop from which this is called. */
    public <T> void callAside(Callable<T> call, Consumer<T> result, Consumer<Throwable> failure) {
        costlyCalls.run(call, result, failure);
    }

    /** Threads, and the calls that have them or wait for them. */
    private static final class Lane {

        private final WorkerExecutor executor;
        private final Duration turn;
        private final AtomicInteger calls = new AtomicInteger();

        Lane(WorkerExecutor executor, Duration turn) {
            this.executor = executor;
            this.turn = turn;
        }

        <T> void run(Callable<T> call, Consumer<T> result, Consumer<Throwable> failure) {
            if (calls.incrementAndGet() > CALLS) {
                calls.decrementAndGet();
                failure.accept(new Refusal(
                        ErrorCode.SERVICE_UNAVAILABLE, CALLS + " calls are at work or wait already; try again later"));
                return;
            }
            long since = System.nanoTime();
            executor.executeBlocking(() -> inTurn(call, since), false)
                    .onComplete(done -> calls.decrementAndGet())
                    .onComplete(result::accept, failure::accept);
        }

        private <T> T inTurn(Callable<T> call, long since) throws Exception {
            if (System.nanoTime() - since > turn.toNanos()) {
                throw new Refusal(
                        ErrorCode.SERVICE_UNAVAILABLE,
                        "The request waited " + turn.toMillis()
                                + " ms for others that cost much, and was not begun; try again later");
            }
            return call.call();
        }
    }
}
