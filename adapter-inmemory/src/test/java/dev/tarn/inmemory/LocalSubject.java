package dev.tarn.inmemory;

import dev.tarn.domain.account.Scope;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.ObjectStore;
import dev.tarn.ports.contract.HealthLakeSubject;
import dev.tarn.ports.contract.HeldWork;
import dev.tarn.ports.contract.ManualClock;
import java.time.Duration;
import java.time.Instant;

/** The local HealthLake on maps and a temporary directory, for the contract suite. */
final class LocalSubject implements HealthLakeSubject {

    private final ManualClock clock = new ManualClock();
    private final HeldWork work = new HeldWork();
    private final LocalHealthLake lake = LocalHealthLake.builder()
            .clock(clock)
            .workers(work)
            .pace(Pace.REAL)
            .settle(Duration.ZERO)
            .build();

    @Override
    public HealthLake healthLake() {
        return lake.healthLake();
    }

    @Override
    public HealthLake in(Scope scope) {
        return lake.in(scope);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
        lake.tick();
    }

    @Override
    public void work() {
        work.runAll();
    }

    @Override
    public ObjectStore objects() {
        return lake.objects();
    }

    @Override
    public void close() {
        lake.close();
    }
}
