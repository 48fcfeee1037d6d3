package dev.tarn.http.connection;

import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for calls that may block, so that an event loop never does. What they cannot take in is refused. */
public final class Workers {

    /** A call on disk or over a network waits more than it works: more threads than cores, but few. */
    public static final int THREADS = 32;

    /** How many calls may run and wait together; at the pace of a slow one, the last would wait half a minute. */
    public static final int CALLS = 1024;

    private final WorkerExecutor executor;
    private final AtomicInteger calls = new AtomicInteger();

    /** Threads for one server. */
    public Workers(Vertx vertx) {
        executor = vertx.createSharedWorkerExecutor("tarn-call", THREADS);
    }

    /** {@return the result of the call, on the event loop from which this is called} */
    public <T> Future<T> run(Callable<T> call) {
        if (calls.incrementAndGet() > CALLS) {
            calls.decrementAndGet();
            return Future.failedFuture(new Refusal(
                    ErrorCode.SERVICE_UNAVAILABLE, CALLS + " calls are at work or wait already; try again later"));
        }
        return executor.executeBlocking(call, false).onComplete(done -> calls.decrementAndGet());
    }
}
