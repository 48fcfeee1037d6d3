package dev.tarn.inmemory.task.restoring;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.task.WorkStopped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Copies the resources that a data store had at a time into another one, in which nothing else writes. Each begins with
 * version 1 there. Idempotent: a resource that is there already is left as it is, so that the work can start over.
 *
 * @param source may be read and written by others meanwhile
 */
public record RestoreWork(ResourceStore source, ResourceStore target, InstantSource clock) {

    private static final int BATCH = 500;
    private static final long BATCH_BYTES = 1_000_000;

    /**
     * Runs to the end, on the calling thread.
     *
     * @param asOf must have been fixed by {@link ResourceStore#moment}
     * @param stop asked before each batch
     * @throws WorkStopped soon after {@code stop} says so; complete batches stay
     * @throws dev.tarn.domain.failure.HealthLakeException if a batch cannot be written
     */
    public void run(Instant asOf, BooleanSupplier stop) {
        for (ResourceType type : ResourceType.values()) {
            try (Stream<ResourceVersion> all = source.all(type, asOf)) {
                copy(all.iterator(), stop);
            }
        }
    }

    private void copy(Iterator<ResourceVersion> versions, BooleanSupplier stop) {
        while (versions.hasNext()) {
            WorkStopped.check(stop);
            List<AcceptedResource> batch = next(versions);
            target.change(clock.instant(), change -> {
                batch.stream()
                        .filter(resource -> change.read(resource.address()).isEmpty())
                        .forEach(change::put);
                return batch.size();
            });
        }
    }

    private static List<AcceptedResource> next(Iterator<ResourceVersion> versions) {
        List<AcceptedResource> batch = new ArrayList<>();
        long bytes = 0;
        while (versions.hasNext() && batch.size() < BATCH && bytes < BATCH_BYTES) {
            ResourceVersion version = versions.next();
            bytes += version.body().size();
            // Its own bytes: a page that it shares would stay in memory as long as the copy.
            batch.add(new AcceptedResource(version.address(), version.body().owned()));
        }
        return batch;
    }
}
