package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.inmemory.repository.search.catchup.TypeSchema;
import dev.tarn.inmemory.repository.search.column.Segment;
import dev.tarn.inmemory.repository.search.column.SegmentBuilder;
import dev.tarn.inmemory.repository.store.SearchSource;

/** Segments of one resource, so that a condition means the same for a resource as for an index. */
final class OneResource {

    private OneResource() {}

    static Segment segment(TypeSchema schema, SearchSource.SourceRow row) {
        SegmentBuilder builder = schema.builder();
        schema.add(row, builder);
        return builder.seal();
    }
}
