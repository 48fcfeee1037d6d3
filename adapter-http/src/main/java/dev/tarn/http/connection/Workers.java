package dev.tarn.http.connection;

import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Makes calls: on the event loop where they do not block, and on threads of its own where they may, so that an event
 * loop never waits. What those cannot take in is refused. To change threads costs more than most calls do.
 */
public final class Workers {

    /** A call on disk or over a network waits more than it works: more threads than cores, but few. */
    public static final int THREADS = 32;

    /** How many calls may run and wait together; at the pace of a slow one, the last would wait half a minute. */
    public static final int CALLS = 1024;

    private final WorkerExecutor executor;
    private final BooleanSupplier blocking;
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * Threads for one server.
     *
     * @param blocking whether a call that was made now would block
     */
    public Workers(Vertx vertx, BooleanSupplier blocking) {
        this.executor = vertx.createSharedWorkerExecutor("tarn-call", THREADS);
        this.blocking = blocking;
    }

    /** Makes a call that is short, at once if it does not block. What comes of it is told on the same event loop. */
    public <T> void call(Callable<T> call, Consumer<T> result, Consumer<Throwable> failure) {
        if (blocking.getAsBoolean()) {
            callAside(call, result, failure);
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

    /** Makes a call that is long. What comes of it is told on the event loop from which this is called. */
    public <T> void callAside(Callable<T> call, Consumer<T> result, Consumer<Throwable> failure) {
        if (calls.incrementAndGet() > CALLS) {
            calls.decrementAndGet();
            failure.accept(new Refusal(
                    ErrorCode.SERVICE_UNAVAILABLE, CALLS + " calls are at work or wait already; try again later"));
            return;
        }
        executor.executeBlocking(call, false)
                .onComplete(done -> calls.decrementAndGet())
                .onComplete(result::accept, failure::accept);
    }
}
