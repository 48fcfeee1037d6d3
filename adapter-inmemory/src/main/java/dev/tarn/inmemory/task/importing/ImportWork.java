package dev.tarn.inmemory.task.importing;

import dev.tarn.domain.job.ImportJob;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.repository.store.BatchMark;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.validation.WriteValidation;
import dev.tarn.inmemory.task.JobFolder;
import dev.tarn.inmemory.task.WorkFailed;
import dev.tarn.inmemory.task.WorkStopped;
import dev.tarn.inmemory.task.importing.ImportInput.Item;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.ObjectWriter;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * Imports FHIR resources from NDJSON objects ({@code data-plane.md} 1). One instance can run any number of jobs.
 *
 * <p>The memory that it takes does not grow with the input: some chunks of {@value #CHUNK} bytes are under way at a time,
 * and one buffer as large as the longest line.
 */
public final class ImportWork {

    /** The largest resource that HealthLake imports, a {@code Binary} ({@code data-plane.md} 1.3), in bytes. */
    public static final int LONGEST_LINE = 164_000_000;

    private static final int CHUNK = 256 * 1024;

    private final ObjectStore objects;
    private final ResourceStore resources;
    private final InstantSource clock;
    private final int longestLine;
    private final MemoryBudget memory;
    private final WriteValidation validation;

    /** An import from and to these objects, into these resources, without a limit of memory and without validation. */
    public ImportWork(ObjectStore objects, ResourceStore resources, InstantSource clock) {
        this(objects, resources, clock, LONGEST_LINE, MemoryBudget.unlimited(), WriteValidation.NONE);
    }

    /**
     * An import with a limit of its own.
     *
     * @param longestLine in bytes; a longer one is an error of the customer, and is not read
     * @param memory what buffers for long lines are taken from; a line that it has no room for is not read either
     * @param validation checks each line at the level of the job
     */
    public ImportWork(
            ObjectStore objects,
            ResourceStore resources,
            InstantSource clock,
            int longestLine,
            MemoryBudget memory,
            WriteValidation validation) {
        this.objects = objects;
        this.resources = resources;
        this.clock = clock;
        this.longestLine = longestLine;
        this.memory = memory;
        this.validation = validation;
    }

    /**
     * Runs a job to its end, on the calling thread and some of its own.
     *
     * <p>What has been imported stays, whatever happens later; a log of a file is there when all of the file has been
     * imported, the manifest when everything has.
     *
     * @param stop asked often; interrupting the thread stops as well
     * @throws WorkFailed if the input is absent, breaks, or holds no {@code .ndjson} object, or the output cannot be
     *     written; the message names the object
     * @throws ObjectStoreException if the output breaks while it is written
     * @throws WorkStopped soon after {@code stop} says so
     */
    public ImportOutcome run(ImportJob job, ImportProgress progress, BooleanSupplier stop) {
        try {
            return new Run(job, progress, stop).run();
        } catch (WorkFailed | ObjectStoreException e) {
            WorkStopped.check(stop); // An interrupt surfaces as an I/O failure of the read or write.
            throw e;
        }
    }

    private final class Run {

        private final ImportJob job;
        private final ImportProgress progress;
        private final BooleanSupplier stop;
        private final JobFolder folder;
        private final ImportTally tally = new ImportTally(clock);
        private long batches;

        Run(ImportJob job, ImportProgress progress, BooleanSupplier stop) {
            this.job = job;
            this.progress = progress;
            this.stop = stop;
            this.folder = new JobFolder(objects, job.ticket().output());
        }

        ImportOutcome run() {
            WorkStopped.check(stop);
            folder.probe();
            folder.clear();
            ImportInput input = new ImportInput(objects, job.input(), folder);
            long total = input.survey(stop);
            try (ChunkBuffers buffers = new ChunkBuffers(CHUNK, memory);
                    ChunkPipeline pipeline = new ChunkPipeline(
                            new ChunkParser(longestLine, validation.at(job.validationLevel())), buffers)) {
                input.forEach(stop, item -> {
                    if (item.unread().isEmpty()) {
                        read(item, pipeline, buffers, total);
                    } else {
                        tally.fileUnread(item);
                    }
                });
            }
            try (ObjectWriter manifest = folder.write(Manifest.NAME)) {
                manifest.write(Manifest.of(job, folder, tally));
                manifest.commit();
            }
            progressed(total);
            return new ImportOutcome(tally.report(), tally.withErrors());
        }

        private void read(Item item, ChunkPipeline pipeline, ChunkBuffers buffers, long total) {
            try (FileImport file =
                    new FileImport(item, folder, resources, this::nextMark, clock, tally, () -> progressed(total))) {
                file.run(objects, pipeline, buffers, longestLine, stop);
            }
        }

        private BatchMark nextMark(ParsedChunk chunk) {
            return new BatchMark(job.id(), batches++, chunk.digest());
        }

        private void progressed(long total) {
            progress.reached(tally.report(), tally.bytesScanned(), total);
        }
    }
}
