package dev.tarn.ports.await;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sleeps. An interface, so that tests do not have to sleep. */
@FunctionalInterface
public interface Pause {

    /** Sleeps. */
    Pause SLEEP = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

    /** Returns when this much time has passed. */
    void take(Duration time) throws InterruptedException;
}
