package dev.tarn.inmemory.repository.search.catchup;

import dev.tarn.inmemory.repository.search.column.SegmentBuilder;
import dev.tarn.inmemory.repository.store.SearchSource;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes segments of the current versions of rows. Thread-safe. */
final class SegmentReader {

    private static final int CHUNK = 1 << Character.SIZE;
    private static final int LEAST_CHUNK = 2048;
    /** In rows, between two pauses of work in the background. */
    private static final int STEP = 64;

    private final TypeSchema schema;
    private final SearchSource source;
    private final SegmentStorage storage;

    SegmentReader(TypeSchema schema, SearchSource source, SegmentStorage storage) {
        this.schema = schema;
        this.source = source;
        this.storage = storage;
    }

    /** {@return segments of these rows; of those that are not deleted} Many rows are read on all cores. */
    List<LiveSegment> read(BitSet rows) {
        int count = rows.cardinality();
        if (count == 0) {
            return List.of();
        }
        int cores = Runtime.getRuntime().availableProcessors();
        int chunk = Math.min(CHUNK, Math.max(LEAST_CHUNK, (count + cores - 1) / cores));
        if (count <= chunk) {
            return read(rows, SegmentReader::noPause);
        }
        int[] starts = starts(rows, count, chunk);
        ChunkFailure failure = new ChunkFailure();
        return collected(made -> {
            IntStream.range(0, starts.length - 1)
                    .parallel()
                    .forEach(i -> failure.during(
                            () -> range(rows, starts[i], starts[i + 1], new Sealing(made, SegmentReader::noPause))));
            failure.rethrow();
        });
    }

    /**
     * {@return segments of these rows, read by one thread}
     *
     * @param giveWay called after each small step
     */
    List<LiveSegment> read(BitSet rows, Runnable giveWay) {
        return collected(made -> range(rows, 0, Integer.MAX_VALUE, new Sealing(made, giveWay)));
    }

    private static void noPause() {
        // A search waits for the segments.
    }

    /** {@return the segments that a reading makes} If it fails, those that it has made are discarded. */
    private List<LiveSegment> collected(Consumer<Queue<LiveSegment>> reading) {
        Queue<LiveSegment> made = new ConcurrentLinkedQueue<>();
        try {
            reading.accept(made);
            return List.copyOf(made);
        } catch (RuntimeException | Error e) {
            made.forEach(storage::discard);
            throw e;
        }
    }

    /** {@return the first row of each chunk, and the end} */
    private static int[] starts(BitSet rows, int count, int chunk) {
        int[] starts = new int[(count + chunk - 1) / chunk + 1];
        int seen = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (seen % chunk == 0) {
                starts[seen / chunk] = row;
            }
            seen++;
        }
        starts[starts.length - 1] = rows.length();
        return starts;
    }

    private void range(BitSet rows, int start, int end, Sealing sealing) {
        for (int from = rows.nextSetBit(start); from >= 0 && from < end; ) {
            int to = Math.min(end, rows.nextClearBit(from));
            if (to - from == 1) {
                source.read(schema.type(), from).ifPresent(sealing::add);
            } else {
                source.read(schema.type(), from, to, sealing::add);
            }
            from = rows.nextSetBit(to);
        }
        sealing.finish();
    }

    /** The first failure of chunks. A parallel stream would pass it on while other chunks still make segments. */
    private static final class ChunkFailure {

        private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

        /** Reads a chunk, unless another one has failed. */
        void during(Runnable chunk) {
            if (first.get() == null) {
                try {
                    chunk.run();
                } catch (RuntimeException | Error e) {
                    first.compareAndSet(null, e);
                }
            }
        }

        void rethrow() {
            Throwable failure = first.get();
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
        }
    }

    /** Begins a segment when the one before is full. */
    private final class Sealing {

        private final Queue<LiveSegment> made;
        private final Runnable giveWay;
        private SegmentBuilder builder = schema.builder();
        private int read;

        Sealing(Queue<LiveSegment> made, Runnable giveWay) {
            this.made = made;
            this.giveWay = giveWay;
        }

        void add(SearchSource.SourceRow row) {
            if (builder.isFull()) {
                finish();
                builder = schema.builder();
            }
            schema.add(row, builder);
            if (++read % STEP == 0) {
                giveWay.run();
            }
        }

        void finish() {
            if (!builder.isEmpty()) {
                made.add(storage.store(builder.seal()));
            }
        }
    }
}
