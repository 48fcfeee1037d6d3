package dev.tarn.ports.contract;

import dev.tarn.ports.HealthLake;
import java.time.Duration;
import java.time.Instant;

/** A subject on this machine: its clock moves, and its jobs work, when a test says so. */
public abstract class HeldSubject implements HealthLakeSubject {

    /** For what it is made of. */
    protected final ManualClock clock = new ManualClock();

    /** For what it is made of. */
    protected final HeldWork work = new HeldWork();

    /** Makes every move that is due. */
    protected abstract void tick();

    @Override
    public HealthLake healthLake() {
        return of(CALLER);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
        tick();
    }

    @Override
    public void work() {
        work.runAll();
    }
}
