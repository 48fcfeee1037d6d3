package dev.tarn.inmemory;

import dev.tarn.domain.account.Caller;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.admin.Snapshots;
import dev.tarn.ports.contract.HeldSubject;
import dev.tarn.ports.contract.PreloadSample;
import dev.tarn.ports.contract.SnapshotSubject;
import dev.tarn.ports.objectstore.ObjectStore;
import java.time.Duration;

/** The local HealthLake on maps and a temporary directory, for the contract suite. */
final class LocalSubject extends HeldSubject implements SnapshotSubject {

    private final LocalHealthLake lake;

    /** In memory. */
    LocalSubject() {
        this(LocalHealthLake.builder());
    }

    /** With further settings. Resources of the contracts have no more members than their subject needs. */
    LocalSubject(LocalHealthLakeBuilder builder) {
        lake = builder.withoutValidation()
                .clock(clock)
                .workers(work)
                .pace(Pace.REAL)
                .describeWait(Duration.ZERO)
                .preloads(PreloadSample::of)
                .build();
    }

    @Override
    public HealthLake of(Caller caller) {
        return lake.of(caller);
    }

    @Override
    protected void tick() {
        lake.tick();
    }

    @Override
    public Snapshots snapshots() {
        return lake.snapshots();
    }

    @Override
    public void advanceSilently(Duration time) {
        clock.advance(time);
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
