package dev.tarn.app.backend;

import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.admin.BackupSummary;
import dev.tarn.ports.admin.Health;
import dev.tarn.ports.admin.Snapshots;
import dev.tarn.ports.admin.TarnClock;
import dev.tarn.ports.bucket.BucketStore;
import dev.tarn.ports.event.EventFeed;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.objectstore.ObjectStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An open backend and its operations.
 *
 * @param healthLakes what it serves
 * @param inProcess the same for callers in this process: a describe waits for a job
 * @param events what happens in it
 * @param blocking whether a call would block now
 * @param objects where jobs read and write, or a refusal
 * @param buckets the same objects, for clients of S3 on the server's port; empty if they are in S3 or at AWS
 * @param reset resets it, or refuses; objects stay
 * @param resetAll resets it and removes the objects, or refuses
 * @param health whether reads and writes work
 * @param backup writes a backup to a directory, or refuses
 * @param clock its clock; empty if it cannot be moved
 * @param faults what goes wrong in it
 * @param snapshots those of its default account; empty if it has none
 * @param close releases all resources
 */
public record BackendHandle(
        HealthLakes healthLakes,
        HealthLakes inProcess,
        EventFeed events,
        BooleanSupplier blocking,
        Supplier<ObjectStore> objects,
        Optional<BucketStore> buckets,
        Runnable reset,
        Runnable resetAll,
        Supplier<Health> health,
        Function<Path, BackupSummary> backup,
        Optional<TarnClock> clock,
        Faults faults,
        Optional<Snapshots> snapshots,
        Runnable close) {}
