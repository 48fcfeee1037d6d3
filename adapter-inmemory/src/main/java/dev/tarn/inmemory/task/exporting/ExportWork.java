package dev.tarn.inmemory.task.exporting;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.task.JobFolder;
import dev.tarn.inmemory.task.WorkFailed;
import dev.tarn.inmemory.task.WorkStopped;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectStoreException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Exports all resources of a data store as NDJSON objects, each of one type: {@code <Type>/<Type>-<n>.ndjson} in the
 * job's folder, {@code n} from 0 ({@code data-plane.md} 2.3). There is no object for a type without resources, and so
 * none at all for an empty store. One instance can run any number of jobs.
 *
 * <p>Every resource that is there when its type's turn comes is exported once, in its current version. One that is
 * created while the export runs may be in it or not; one that is updated is in it in its old or in its new version.
 */
public final class ExportWork {

    /** An object that has reached this many bytes is closed, and another begun. */
    public static final long SHARD_BYTES = 100_000_000;

    private static final int STEP = 256;

    private final ObjectStore objects;
    private final ResourceStore resources;
    private final long shardBytes;

    /** An export of these resources to these objects. */
    public ExportWork(ObjectStore objects, ResourceStore resources) {
        this(objects, resources, SHARD_BYTES);
    }

    /** An export that begins another object after so many bytes. */
    public ExportWork(ObjectStore objects, ResourceStore resources, long shardBytes) {
        this.objects = objects;
        this.resources = resources;
        this.shardBytes = shardBytes;
    }

    /**
     * Runs a job to its end, on the calling thread and some of its own, several types at a time. Whatever happens, each
     * object is there whole or not at all; those that were complete stay.
     *
     * @param stop asked often; interrupting the thread stops as well
     * @throws WorkFailed if the output cannot be written, saying which and why
     * @throws ObjectStoreException if the output breaks while it is written
     * @throws WorkStopped soon after {@code stop} says so
     */
    public ExportOutcome run(ExportJob job, ExportProgress progress, BooleanSupplier stop) {
        try {
            return new Run(job, progress, stop).run();
        } catch (WorkFailed | ObjectStoreException e) {
            WorkStopped.check(stop); // An interrupt surfaces as an I/O failure of the write.
            throw e;
        }
    }

    private final class Run {

        private final ParallelTasks hands;
        private final JobFolder folder;
        private final Map<ResourceType, Long> expected;
        private final ExportTally tally;

        Run(ExportJob job, ExportProgress progress, BooleanSupplier stop) {
            this.hands = new ParallelTasks(stop);
            this.folder = new JobFolder(objects, job.ticket().output());
            WorkStopped.check(stop);
            this.expected = resources.counts();
            this.tally = new ExportTally(
                    progress,
                    expected.values().stream().mapToLong(Long::longValue).sum());
        }

        ExportOutcome run() {
            folder.probe();
            folder.clear();
            hands.share(largestFirst(), this::export);
            return tally.outcome();
        }

        /** So that no thread begins with what takes longest when the others have nothing left. */
        private List<ResourceType> largestFirst() {
            return expected.entrySet().stream()
                    .sorted(Map.Entry.<ResourceType, Long>comparingByValue().reversed())
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private void export(ResourceType type) {
            try (Stream<ResourceVersion> all = resources.all(type)) {
                Iterator<ResourceVersion> versions = all.iterator();
                for (int number = 0; versions.hasNext(); number++) {
                    writeShard(type, number, versions);
                }
            }
        }

        private void writeShard(ResourceType type, int number, Iterator<ResourceVersion> versions) {
            try (ExportShard shard = new ExportShard(folder, type, number)) {
                int added = 0;
                while (versions.hasNext() && shard.bytes() < shardBytes) {
                    shard.add(versions.next());
                    added++;
                    if (added % STEP == 0) {
                        WorkStopped.check(hands::areStopped);
                        tally.written(STEP);
                    }
                }
                // Of a store that has been deleted meanwhile, no more comes: that is no end.
                WorkStopped.check(hands::areStopped);
                shard.commit();
                tally.committed(added % STEP, shard.bytes());
            }
        }
    }
}
