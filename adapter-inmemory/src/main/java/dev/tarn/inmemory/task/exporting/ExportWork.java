package dev.tarn.inmemory.task.exporting;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.export.ExportLevel;
import dev.tarn.domain.export.ExportSelection;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.task.JobFolder;
import dev.tarn.inmemory.task.WorkFailed;
import dev.tarn.inmemory.task.WorkStopped;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectStoreException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Exports all resources of a data store as NDJSON objects, each of one type: {@code <Type>/<Type>-<n>.ndjson} in the
 * job's folder, {@code n} from 0 ({@code data-plane.md} 2.3). There is no object for a type without resources, and so
 * none at all for an empty store. One instance can run any number of jobs.
 *
 * <p>Every resource that the job selects is exported once, in the version that was current at the moment of the job. A job
 * without a moment exports the current versions: a resource that is created meanwhile may be in it or not.
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
        private final ExportSelection selection;
        private final DatastoreId store;
        private final Instant asOf;
        private final Map<ResourceType, Long> expected;
        private final ExportTally tally;
        private Predicate<String> patients = id -> true;

        Run(ExportJob job, ExportProgress progress, BooleanSupplier stop) {
            this.hands = new ParallelTasks(stop);
            this.folder = new JobFolder(objects, job.ticket().output());
            this.selection = job.selection();
            this.store = job.ticket().datastoreId();
            this.asOf = job.asOf().orElse(Instant.MAX);
            WorkStopped.check(stop);
            this.expected = resources.counts();
            this.tally = new ExportTally(
                    progress,
                    expected.values().stream().mapToLong(Long::longValue).sum());
        }

        ExportOutcome run() {
            folder.probe();
            folder.clear();
            if (selection.level() instanceof ExportLevel.GroupLevel group) {
                patients = GroupMembers.of(resources, group.id(), asOf)::contains;
            }
            hands.share(largestFirst(), this::export);
            return tally.outcome();
        }

        /**
         * {@return the types, so that no thread begins with what takes longest when the others have nothing left} Types
         * without a resource are among them: theirs may have been deleted since the moment that is exported.
         */
        private List<ResourceType> largestFirst() {
            return Stream.of(ResourceType.values())
                    .filter(type -> ExportFilter.canInclude(type, selection))
                    .sorted(Comparator.comparingLong((ResourceType type) -> -expected.getOrDefault(type, 0L)))
                    .toList();
        }

        private void export(ResourceType type) {
            try (Stream<ResourceVersion> all = resources.all(type, asOf)) {
                Iterator<ResourceVersion> versions = selected(type, all).iterator();
                for (int number = 0; versions.hasNext(); number++) {
                    writeShard(type, number, versions);
                }
            }
        }

        private Stream<ResourceVersion> selected(ResourceType type, Stream<ResourceVersion> all) {
            return selection.equals(ExportSelection.EVERYTHING)
                    ? all
                    : all.filter(accepting(new ExportFilter(type, selection, patients, store)));
        }

        /** A filter may pass nothing for a long time. */
        private Predicate<ResourceVersion> accepting(ExportFilter filter) {
            return version -> {
                WorkStopped.check(hands::areStopped);
                return filter.accepts(version);
            };
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
                tally.committed(shard.commit(added), added % STEP, shard.bytes());
            }
        }
    }
}
