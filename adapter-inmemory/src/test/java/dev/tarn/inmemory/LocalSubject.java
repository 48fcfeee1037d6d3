package dev.tarn.inmemory;

import dev.tarn.domain.account.Caller;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.contract.HeldSubject;
import dev.tarn.ports.contract.PreloadSample;
import dev.tarn.ports.objectstore.ObjectStore;
import java.time.Duration;

/** The local HealthLake on maps and a temporary directory, for the contract suite. */
final class LocalSubject extends HeldSubject {

    private final LocalHealthLake lake = LocalHealthLake.builder()
            .clock(clock)
            .workers(work)
            .pace(Pace.REAL)
            .describeWait(Duration.ZERO)
            .preloads(PreloadSample::of)
            .build();

    @Override
    public HealthLake of(Caller caller) {
        return lake.of(caller);
    }

    @Override
    protected void tick() {
        lake.tick();
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
