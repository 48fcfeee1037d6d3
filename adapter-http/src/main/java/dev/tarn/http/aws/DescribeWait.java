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
 * Waiting for jobs to come to rest, so that the first poll of a waiter already sees the end of a small one. No thread
 * waits; each wait is a timer and a callback, and whichever of the job, the time, the caller or the server ends first
 * takes both away.
 */
public final class DescribeWait {

    private final Vertx vertx;
    private final long millis;
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /** Waits of at most this long; none at all where it is zero. */
    public DescribeWait(Vertx vertx, Duration atMost) {
        this.vertx = vertx;
        this.millis = atMost.toMillis();
    }

    /** {@return whether anybody is ever to wait} */
    boolean isOn() {
        return millis > 0 && !over;
    }

    /**
     * Runs {@code then} once the stage is done or the time is up, on the event loop from which this is called.
     *
     * @return what makes the wait end without running anything, for a caller that has gone
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

    /** {@return how many wait} */
    int waiting() {
        return waits.size();
    }

    /** One wait. The stage may keep hold of it for long, so when it has ended it holds nothing. */
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
