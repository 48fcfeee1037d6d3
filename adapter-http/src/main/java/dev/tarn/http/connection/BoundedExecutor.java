package dev.tarn.http.connection;

import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads, and the calls that have them or wait for them; beyond {@link Workers#CALLS} calls are refused. */
final class BoundedExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedExecutor.class);

    private final WorkerExecutor executor;
    private final AtomicInteger calls = new AtomicInteger();

    BoundedExecutor(WorkerExecutor executor) {
        this.executor = executor;
    }

    /** Runs an action, which is never refused. */
    void release(Runnable action) {
        executor.executeBlocking(
                        () -> {
                            action.run();
                            return action;
                        },
                        false)
                .onFailure(failure -> LOG.warn("What was opened for a request could not be released", failure));
    }

    /** Runs a call, or refuses it; the callbacks run on the event loop of the caller. */
    <T> void run(Callable<T> call, Consumer<T> result, Consumer<Throwable> failure) {
        if (calls.incrementAndGet() > Workers.CALLS) {
            calls.decrementAndGet();
            failure.accept(new Refusal(
                    ErrorCode.SERVICE_UNAVAILABLE,
                    Workers.CALLS + " calls are at work or wait already; try again later"));
            return;
        }
        executor.executeBlocking(call, false)
                .onComplete(done -> calls.decrementAndGet())
                .onComplete(result::accept, failure::accept);
    }
}
