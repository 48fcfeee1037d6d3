package dev.tarn.inmemory.repository.search.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.inmemory.repository.search.column.Segment;
import dev.tarn.inmemory.repository.search.column.SegmentBuilder;
import dev.tarn.inmemory.repository.search.extract.ElementValue;
import java.util.BitSet;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class SegmentMergeTest {

    private static final int EIGHT = 8;

    @Test
    void eight_segments_of_one_size_become_one() {
        Segment small = segment(2, 10);

        assertThat(next(small, EIGHT, small.docs()).replaced()).hasSize(EIGHT);
        assertThat(next(small, EIGHT - 1, small.docs()).isEmpty()).isTrue();
    }

    /** Otherwise a type of many large resources would be merged again and again, and its files would fill the disk. */
    @Test
    void segments_that_end_early_because_of_large_values_are_not_merged_since_as_many_would_result() {
        Segment full = segment(1000, 40_000);
        assertThat(full.docs()).as("ended early").isLessThan(1000);

        assertThat(next(full, EIGHT, full.docs()).isEmpty()).isTrue();
        assertThat(next(full, EIGHT, full.docs() / 2 - 1).replaced())
                .as("two halves become one")
                .hasSize(EIGHT);
    }

    private static SegmentMerge next(Segment segment, int count, int live) {
        BitSet dead = new BitSet();
        dead.set(live, segment.docs());
        return SegmentMerge.next(new TypeView(Collections.nCopies(count, new LiveSegment(segment, null, dead))));
    }

    /** So many documents with a value of so many characters each, unless the segment is full before. */
    private static Segment segment(int docs, int length) {
        SegmentBuilder builder = new SegmentBuilder(1, null);
        for (int row = 0; row < docs && !builder.isFull(); row++) {
            builder.document(row, 1);
            builder.add(0, new ElementValue.Uri("u".repeat(length) + row));
        }
        return builder.seal();
    }
}
