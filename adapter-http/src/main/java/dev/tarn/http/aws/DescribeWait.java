package dev.tarn.http.aws;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Long polling: a describe waits until its job is idle, so that the first poll of a waiter already sees the end of a
 * short job. No thread is blocked; each wait is a timer and a callback. The first event of job, timer, caller or server
 * ends the wait and removes both.
 */
public final class DescribeWait {

    private final Vertx vertx;
    private final long millis;
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /** Waits of at most this long; zero disables waiting. */
    public DescribeWait(Vertx vertx, Duration atMost) {
        this.vertx = vertx;
        this.millis = atMost.toMillis();
    }

    /** {@return whether waiting is enabled} */
    boolean isOn() {
        return millis > 0 && !over;
    }

    /**
     * Runs {@code then} on the caller's event loop when the stage completes or the timeout expires.
     *
     * @return cancels the wait without running anything, for a caller that has disconnected
     */
    Runnable await(CompletionStage<?> rest, Runnable then) {
        Wait wait = new Wait(vertx.getOrCreateContext(), then);
        waits.add(wait);
        rest.whenComplete((nothing, failure) -> wait.end());
        if (over) {
            wait.end();
        }
        return wait::forget;
    }

    /** On shutdown, completes all pending long polls with the current state. */
    public void end() {
        over = true;
        List.copyOf(waits).forEach(Wait::end);
    }

    /** {@return the number of pending waits} */
    int waiting() {
        return waits.size();
    }

    /** One wait. Releases its references when it ends, because the stage may retain it for long. */
    private final class Wait {
        private final Context context;
        private final AtomicReference<@Nullable Runnable> then;
        private final long timer;

        Wait(Context context, Runnable then) {
            this.context = context;
            this.then = new AtomicReference<>(then);
            this.timer = vertx.setTimer(millis, fired -> end());
        }

        void end() {
            Runnable next = take();
            if (next != null) {
                context.runOnContext(turn -> next.run());
            }
        }

        void forget() {
            take();
        }

        private @Nullable Runnable take() {
            Runnable next = then.getAndSet(null);
            if (next != null) {
                vertx.cancelTimer(timer);
                waits.remove(this);
            }
            return next;
        }
    }
}
