package dev.tarn.inmemory.repository.search.catchup;

import dev.tarn.inmemory.repository.search.column.SegmentBuilder;
import dev.tarn.inmemory.repository.store.SearchSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Makes segments of the current versions of rows. Thread-safe. */
final class SegmentReader {

    private static final int CHUNK = 1 << Character.SIZE;
    private static final int LEAST_CHUNK = 2048;

    private final TypeSchema schema;
    private final SearchSource source;

    SegmentReader(TypeSchema schema, SearchSource source) {
        this.schema = schema;
        this.source = source;
    }

    /** {@return segments of the rows from one to another, read on all cores} */
    List<LiveSegment> load(int from, int to) {
        int rows = to - from;
        if (rows <= LEAST_CHUNK) {
            return rows <= 0 ? List.of() : range(from, to);
        }
        int cores = Runtime.getRuntime().availableProcessors();
        int chunk = Math.min(CHUNK, Math.max(LEAST_CHUNK, (rows + cores - 1) / cores));
        List<List<LiveSegment>> chunks = IntStream.range(0, (rows + chunk - 1) / chunk)
                .parallel()
                .mapToObj(i -> range(from + i * chunk, Math.min(to, from + (i + 1) * chunk)))
                .toList();
        List<LiveSegment> segments = new ArrayList<>();
        chunks.forEach(segments::addAll);
        return segments;
    }

    private List<LiveSegment> range(int from, int to) {
        Sealing sealing = new Sealing();
        source.read(schema.type(), from, to, sealing::add);
        return sealing.segments();
    }

    /** {@return segments of these rows; of those that are not deleted} */
    List<LiveSegment> read(BitSet rows) {
        Sealing sealing = new Sealing();
        for (int from = rows.nextSetBit(0); from >= 0; ) {
            int to = rows.nextClearBit(from);
            if (to - from == 1) {
                source.read(schema.type(), from).ifPresent(sealing::add);
            } else {
                source.read(schema.type(), from, to, sealing::add);
            }
            from = rows.nextSetBit(to);
        }
        return sealing.segments();
    }

    /** Begins a segment when the one before is full. */
    private final class Sealing {

        private final List<LiveSegment> segments = new ArrayList<>();
        private SegmentBuilder builder = schema.builder();

        void add(SearchSource.SourceRow row) {
            if (builder.isFull()) {
                segments.add(LiveSegment.of(builder.seal()));
                builder = schema.builder();
            }
            schema.add(row, builder);
        }

        List<LiveSegment> segments() {
            if (!builder.isEmpty()) {
                segments.add(LiveSegment.of(builder.seal()));
            }
            return segments;
        }
    }
}
