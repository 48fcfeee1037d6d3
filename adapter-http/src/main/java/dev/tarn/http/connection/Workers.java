package dev.tarn.http.connection;

import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Executes calls: on the event loop if they neither block nor are expensive, otherwise on worker threads, so that an
 * event loop is never blocked. Blocking calls and expensive calls have separate thread pools: a bundle that runs for a
 * second does not delay a read. Calls beyond the capacity of these threads are refused. Switching threads costs more
 * than most calls.
 */
public final class Workers {

    /** Pool size for blocking calls, which mostly wait for disk or network: more threads than cores, but few. */
    public static final int THREADS = 32;

    /**
     * Pool size for expensive calls, which are CPU-bound. More threads would slow down every call, where it is better
     * to refuse the last ones.
     */
    public static final int COSTLY_THREADS =
            Math.min(THREADS, Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));

    /** Limit of running and waiting calls; at the pace of a slow call, the last one would wait for half a minute. */
    public static final int CALLS = 1024;

    /** Pool size for files of objects: disks gain little from more. */
    private static final int OBJECT_THREADS = 16;

    /**
     * Pool size for authorization by bearer tokens. More than the functions that are called at once, so that others are
     * refused at once and tokens that need no function do not wait.
     */
    private static final int AUTHORIZATION_THREADS = 40;

    private final BoundedExecutor blockingCalls;
    private final BoundedExecutor costlyCalls;
    private final BooleanSupplier blocking;
    private final Vertx vertx;
    private final Duration turn;

    private final LazyPool objectCalls = new LazyPool("tarn-object", OBJECT_THREADS);
    private final LazyPool authorizations = new LazyPool("tarn-authorization", AUTHORIZATION_THREADS);

    /**
     * Threads for one server.
     *
     * @param blocking whether a call that was made now would block
     * @param turn how long a costly call may wait for a thread
     */
    public Workers(Vertx vertx, BooleanSupplier blocking, Duration turn) {
        this.blockingCalls = new BoundedExecutor(vertx.createSharedWorkerExecutor("tarn-call", THREADS));
        this.costlyCalls = new BoundedExecutor(vertx.createSharedWorkerExecutor("tarn-work", COSTLY_THREADS));
        this.vertx = vertx;
        this.turn = turn;
        this.blocking = blocking;
    }

    /** Runs a short call, on the event loop if it does not block. The callbacks run on the same event loop. */
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

    /**
     * Runs a call that is mostly short: on the event loop until it would block, and then again on a thread, as {@link
     * #callAside} does. The callbacks run on the caller's event loop.
     *
     * @param budget tells the call whether it may block
     */
    public <T> void callOrAside(
            AnswerBudget budget, Callable<T> call, Consumer<T> result, Consumer<Throwable> failure) {
        Optional<T> done = Optional.empty();
        if (!blocking.getAsBoolean()) {
            try {
                done = budget.withoutBlocking(call);
            } catch (Throwable thrown) {
                failure.accept(thrown);
                return;
            }
        }
        if (done.isPresent()) {
            result.accept(done.get());
        } else {
            callAside(call, result, failure);
        }
    }

    /**
     * Runs a call that may be expensive. The callbacks run on the caller's event loop. A call that no thread has
     * started in time is refused at that moment, not only when a thread becomes free.
     */
    public <T> void callAside(Callable<T> call, Consumer<T> result, Consumer<Throwable> failure) {
        Pending<T> pending = new Pending<>(call);
        long timer = vertx.setTimer(Math.max(1, turn.toMillis()), late -> {
            if (pending.withdraw()) {
                failure.accept(tooLate());
            }
        });
        costlyCalls.run(
                pending,
                done -> {
                    vertx.cancelTimer(timer);
                    result.accept(done);
                },
                failed -> {
                    vertx.cancelTimer(timer);
                    if (!(failed instanceof Withdrawn)) {
                        failure.accept(failed);
                    }
                });
    }

    /**
     * Runs a call that blocks on files of objects, always on a thread. The callbacks run on the caller's event loop. They
     * have threads of their own, so that large objects do not delay other requests.
     */
    public <T> void callBlocking(Callable<T> call, Consumer<T> result, Consumer<Throwable> failure) {
        objectCalls.get().run(call, result, failure);
    }

    /**
     * Runs a call that may wait for the identity provider of a bearer token, always on a thread. The callbacks run on the
     * caller's event loop. They have threads of their own, so that a slow provider delays no other requests.
     */
    public <T> void authorize(Callable<T> call, Consumer<T> result, Consumer<Throwable> failure) {
        authorizations.get().run(call, result, failure);
    }

    /**
     * Runs what releases files of objects, on a thread. It is never refused: what it releases would stay open. There is at
     * most one for each stream, so that these calls are bounded without a limit of their own.
     */
    public void release(Runnable action) {
        objectCalls.get().release(action);
    }

    private Refusal tooLate() {
        return new Refusal(
                ErrorCode.SERVICE_UNAVAILABLE,
                "The request waited " + turn.toMillis()
                        + " ms for others that cost much, and was not begun; try again later");
    }

    /** A pool that is created by the first request that needs it: most servers have none such. */
    private final class LazyPool {

        private final String name;
        private final int threads;
        private @Nullable BoundedExecutor made;

        private LazyPool(String name, int threads) {
            this.name = name;
            this.threads = threads;
        }

        private synchronized BoundedExecutor get() {
            BoundedExecutor pool = made;
            if (pool == null) {
                pool = new BoundedExecutor(vertx.createSharedWorkerExecutor(name, threads));
                made = pool;
            }
            return pool;
        }
    }

    /** A call that is either begun by a thread or withdrawn, and released by both. */
    private static final class Pending<T> implements Callable<T> {

        private final AtomicReference<@Nullable Callable<T>> call;

        Pending(Callable<T> call) {
            this.call = new AtomicReference<>(call);
        }

        boolean withdraw() {
            return call.getAndSet(null) != null;
        }

        @Override
        public T call() throws Exception {
            Callable<T> begun = call.getAndSet(null);
            if (begun == null) {
                throw new Withdrawn();
            }
            return begun.call();
        }
    }

    /** The call was refused while it waited. */
    private static final class Withdrawn extends Exception {

        private static final long serialVersionUID = 1L;

        Withdrawn() {
            super(null, null, false, false);
        }
    }
}
