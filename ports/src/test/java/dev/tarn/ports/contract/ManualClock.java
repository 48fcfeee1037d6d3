package dev.tarn.ports.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves when it is told to, for subjects. */
public final class ManualClock implements InstantSource {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T08:00:00.250Z"));

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves on. */
    public void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
