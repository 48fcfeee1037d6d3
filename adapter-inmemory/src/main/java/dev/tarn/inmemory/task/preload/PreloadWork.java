package dev.tarn.inmemory.task.preload;

import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.InvalidResource;
import dev.tarn.inmemory.ndjson.LineCursor;
import dev.tarn.inmemory.ndjson.ReadResult;
import dev.tarn.inmemory.ndjson.ResourceReader;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.Upserted;
import dev.tarn.inmemory.task.WorkFailed;
import dev.tarn.inmemory.task.WorkStopped;
import dev.tarn.ports.preload.PreloadSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Writes the resources of a source into a data store, some hundred in each transaction. Idempotent: a resource that is there
 * with the same content keeps its version, so that work that was cut off is done again from its beginning.
 */
public final class PreloadWork {

    /** How many bytes are read and written at a time; also the longest line. */
    static final int CHUNK = 512 * 1024;

    private final ResourceReader reader = new ResourceReader();
    private final PreloadSource source;
    private final ResourceStore resources;
    private final InstantSource clock;
    private final BooleanSupplier stop;
    private long lines;

    /**
     * The work for one data store, to run once.
     *
     * @param stop checked for each transaction
     */
    public PreloadWork(PreloadSource source, ResourceStore resources, InstantSource clock, BooleanSupplier stop) {
        this.source = source;
        this.resources = resources;
        this.clock = clock;
        this.stop = stop;
    }

    /**
     * Runs on the calling thread, to the end of the source.
     *
     * @throws IOException if the source cannot be read
     * @throws WorkFailed for a line that is no resource, with its number
     * @throws WorkStopped if the work was stopped; what has been written stays
     * @throws dev.tarn.domain.failure.HealthLakeException if resources cannot be stored
     */
    public void run() throws IOException {
        try (InputStream in = source.open()) {
            byte[] buffer = new byte[CHUNK];
            int filled = 0;
            while (true) {
                WorkStopped.check(stop);
                filled += in.readNBytes(buffer, filled, CHUNK - filled);
                boolean isLast = filled < CHUNK;
                int end = isLast ? filled : afterLastLineFeed(buffer);
                store(buffer, end);
                if (isLast) {
                    return;
                }
                System.arraycopy(buffer, end, buffer, 0, filled - end);
                filled -= end;
            }
        }
    }

    private int afterLastLineFeed(byte[] full) {
        for (int end = full.length; end > 0; end--) {
            if (full[end - 1] == '\n') {
                return end;
            }
        }
        throw new WorkFailed("line " + (lines + 1) + " has more than " + CHUNK + " bytes");
    }

    private void store(byte[] buffer, int end) {
        List<AcceptedResource> batch = new ArrayList<>();
        LineCursor line = new LineCursor(buffer, 0, end);
        while (line.next()) {
            lines++;
            if (!line.isBlank()) {
                batch.add(accepted(reader.read(line)));
            }
        }
        resources.change(clock.instant(), change -> {
            for (AcceptedResource resource : batch) {
                if (Upserted.of(change.read(resource.address()), resource.body())
                        .isWrite()) {
                    change.put(resource);
                }
            }
            return batch.size();
        });
    }

    /** Copies the body, since a store in memory keeps it and the buffer is reused. */
    private AcceptedResource accepted(ReadResult line) {
        if (line instanceof AcceptedResource resource) {
            return new AcceptedResource(resource.address(), resource.body().owned());
        }
        String fault = line instanceof InvalidResource invalid ? ": " + String.join("; ", invalid.diagnostics()) : "";
        throw new WorkFailed("line " + lines + " is no resource" + fault);
    }
}
