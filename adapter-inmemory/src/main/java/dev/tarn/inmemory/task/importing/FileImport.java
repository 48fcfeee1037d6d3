package dev.tarn.inmemory.task.importing;

import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.inmemory.repository.store.BatchMark;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.Upserted;
import dev.tarn.inmemory.task.JobFolder;
import dev.tarn.inmemory.task.WorkFailed;
import dev.tarn.inmemory.task.WorkStopped;
import dev.tarn.inmemory.task.importing.ImportInput.Item;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Imports one object: its lines into the store, in their order, and a log of them into the job's folder. */
final class FileImport implements AutoCloseable {

    private final Item item;
    private final ResourceStore resources;
    private final Function<ParsedChunk, BatchMark> marks;
    private final InstantSource clock;
    private final ImportTally tally;
    private final Runnable progressed;
    private final ImportLog log;
    private long lines;
    private boolean imported;

    FileImport(
            Item item,
            JobFolder folder,
            ResourceStore resources,
            Function<ParsedChunk, BatchMark> marks,
            InstantSource clock,
            ImportTally tally,
            Runnable progressed) {
        this.item = item;
        this.resources = resources;
        this.marks = marks;
        this.clock = clock;
        this.tally = tally;
        this.progressed = progressed;
        this.log = new ImportLog(folder, item.path());
    }

    void run(ObjectStore objects, ChunkPipeline pipeline, ChunkBuffers buffers, int longestLine, BooleanSupplier stop) {
        tally.fileBegun();
        try (InputStream in = open(objects)) {
            ChunkReader reader =
                    new ChunkReader(new CountingInput(in, tally::bytesRead), buffers, longestLine, pipeline::drain);
            for (Optional<Chunk> chunk = next(reader); chunk.isPresent(); chunk = next(reader)) {
                WorkStopped.check(stop);
                pipeline.add(chunk.get(), this::take);
            }
            buffers.give(reader.lastBuffer());
        } catch (IOException e) {
            throw new WorkFailed("The input cannot be read: " + item.object().uri() + " could not be closed", e);
        }
        pipeline.drain();
        WorkStopped.check(stop);
        log.commit();
        tally.fileEnded(imported, log.hasFailures());
        progressed.run();
    }

    @Override
    public void close() {
        log.close();
    }

    private void take(ParsedChunk chunk) {
        List<Upserted> upserted = applied(chunk);
        imported |= !upserted.isEmpty();
        log.add(chunk, upserted, lines + 1);
        lines += chunk.lines();
        tally.linesTaken(chunk);
        progressed.run();
    }

    private List<Upserted> applied(ParsedChunk chunk) {
        try {
            return resources.apply(marks.apply(chunk), chunk.accepted(), clock.instant());
        } catch (InsufficientStorage e) {
            throw new WorkFailed(
                    "The import stopped before line " + (lines + 1) + " of "
                            + item.object().uri() + ". What came before it was imported. " + e.getMessage(),
                    e);
        }
    }

    private InputStream open(ObjectStore objects) {
        try {
            return objects.read(item.object().uri());
        } catch (ObjectStoreException e) {
            throw ImportInput.unreadable(e);
        }
    }

    private Optional<Chunk> next(ChunkReader reader) {
        try {
            return reader.next();
        } catch (ObjectStoreException e) {
            throw ImportInput.unreadable(e);
        } catch (IOException e) {
            throw new WorkFailed(
                    "The input cannot be read: " + item.object().uri() + " broke off: " + e.getMessage(), e);
        }
    }
}
