package dev.tarn.ports.contract;

import dev.tarn.ports.admin.Snapshots;
import java.time.Duration;

/** A subject of which snapshots can be taken. */
public interface SnapshotSubject extends HealthLakeSubject {

    /** {@return the snapshots of the account of {@link #CALLER}} */
    Snapshots snapshots();

    /** Moves the clock; what is due is done by the next call. */
    void advanceSilently(Duration time);
}
