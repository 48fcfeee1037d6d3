package dev.tarn.ports.await;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets time pass. An argument, so that nobody has to sleep who waits in a test. */
@FunctionalInterface
public interface Pause {

    /** Sleeps. */
    Pause SLEEP = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

    /** Returns when this much time has passed. */
    void take(Duration time) throws InterruptedException;
}
