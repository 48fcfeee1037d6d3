package dev.tarn.ports.admin;

import java.time.Instant;

/**
 * A snapshot of an account. Immutable.
 *
 * @param snapshots where it is
 * @param takenAt the time of the HealthLake's clock
 * @param datastores how many data stores it has, DELETED ones included
 * @param bytes the memory that is counted for it, and about its size in the data directory
 */
public record AccountSnapshot(Snapshots snapshots, String name, Instant takenAt, int datastores, long bytes) {

    /** Makes the account what it was, as {@link Snapshots#restore} does. */
    public void restore() {
        snapshots.restore(name);
    }

    /** Removes this snapshot, as {@link Snapshots#delete} does. */
    public void delete() {
        snapshots.delete(name);
    }
}
