package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.domain.r4.SearchParameterType;
import dev.tarn.domain.search.SortKey;
import dev.tarn.inmemory.repository.search.catchup.LiveSegment;
import dev.tarn.inmemory.repository.search.column.DocSet;
import dev.tarn.inmemory.repository.search.column.ForwardColumn;
import dev.tarn.inmemory.repository.search.column.SearchWork;
import dev.tarn.inmemory.repository.search.column.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The first hits of one segment behind a cursor. Within a segment, values are compared by the numbers of their terms, which
 * are sorted; their bytes are read only of the hits that are returned. Not thread-safe.
 */
final class SegmentOrder {

    /** In steps of work, of one key: terms of up to 128 bytes are compared, some of them several times. */
    private static final int COMPARISON_STEPS = 16;

    private final Segment segment;
    private final int type;
    private final List<SortKey> sort;
    private final List<ForwardColumn> columns = new ArrayList<>();
    private final @Nullable Hit after;
    /** For each key the terms that are equal to the cursor's: the first, and the one behind the last. */
    private final int[][] equalToCursor;

    /**
     * The order of one segment.
     *
     * @param type the number of the type among the searched ones
     * @param sortColumns the columns of the keys in {@code sort}
     * @param after the last hit of the page before; empty for the first page
     * @param work which counts what is made of the segment to sort by
     */
    SegmentOrder(
            int type, LiveSegment live, List<SortKey> sort, int[] sortColumns, Optional<Hit> after, SearchWork work) {
        this.segment = live.segment();
        this.type = type;
        this.sort = sort;
        this.after = after.orElse(null);
        this.equalToCursor = new int[sort.size()][];
        for (int i = 0; i < sortColumns.length; i++) {
            columns.add(segment.forward(sortColumns[i], work));
            byte[] key = this.after == null ? null : this.after.keys()[i];
            if (key != null) {
                equalToCursor[i] = segment.equal(sortColumns[i], key, SearchCursor.MOST_KEY_BYTES);
            }
        }
    }

    /** {@return the first hits of these documents, in order} */
    List<Hit> first(DocSet docs, int most, SearchWork work) {
        work.spend(docs.size() * 4);
        if (sort.size() > 1 || (sort.size() == 1 && !isDate(sort.get(0)))) {
            work.spend(docs.size() * COMPARISON_STEPS * sort.size());
        }
        return sort.isEmpty()
                ? byRow(docs, most)
                : sort.size() == 1 && isDate(sort.get(0)) ? byDate(docs, most) : byKeys(docs, most);
    }

    private List<Hit> byRow(DocSet docs, int most) {
        List<Hit> hits = new ArrayList<>();
        int from = 0;
        if (after != null && type < after.type()) {
            return hits;
        }
        if (after != null && type == after.type()) {
            from = after.row() == Integer.MAX_VALUE ? segment.docs() : segment.firstDoc(after.row() + 1);
        }
        for (int doc = docs.next(from); doc >= 0 && hits.size() < most; doc = docs.next(doc + 1)) {
            hits.add(hit(doc));
        }
        return hits;
    }

    private boolean isDate(SortKey key) {
        return key.definitions().get(type).type() == SearchParameterType.DATE;
    }

    /**
     * Terms of dates are short, so that all that differ are in different order: a document and its place fit into one
     * number, and the first ones are found by comparing numbers. Most resources are written in the order of their dates:
     * read from the end, the newest come first, and each of the others takes one comparison.
     */
    private List<Hit> byDate(DocSet docs, int most) {
        FirstLongs first = new FirstLongs(most);
        boolean descending = sort.get(0).descending();
        ForwardColumn dates = columns.get(0);
        IntConsumer place = doc -> {
            if (after == null || isAfterCursor(doc, after)) {
                int term = descending ? dates.greatest(doc) : dates.least(doc);
                long at = term < 0 ? Integer.MAX_VALUE : descending ? Integer.MAX_VALUE - 1L - term : term;
                first.add(at << Integer.SIZE | doc);
            }
        };
        if (descending) {
            docs.forEachDescending(place);
        } else {
            docs.forEach(place);
        }
        List<Hit> hits = new ArrayList<>();
        for (long placed : first.sorted()) {
            hits.add(hit((int) placed));
        }
        return hits;
    }

    private List<Hit> byKeys(DocSet docs, int most) {
        PriorityQueue<Integer> worstFirst = new PriorityQueue<>(((Comparator<Integer>) this::compare).reversed());
        for (int doc = docs.next(0); doc >= 0; doc = docs.next(doc + 1)) {
            if (after != null && !isAfterCursor(doc, after)) {
                continue;
            }
            if (worstFirst.size() < most) {
                worstFirst.add(doc);
            } else if (compare(doc, worstFirst.element()) < 0) {
                worstFirst.remove();
                worstFirst.add(doc);
            }
        }
        return worstFirst.stream().sorted(this::compare).map(this::hit).toList();
    }

    private int compare(int a, int b) {
        for (int i = 0; i < columns.size(); i++) {
            int termOfA = term(i, a);
            int termOfB = term(i, b);
            if (termOfA != termOfB) {
                if (termOfA < 0 || termOfB < 0) {
                    return termOfA < 0 ? 1 : -1;
                }
                // Only the beginnings of long terms are compared, since a cursor holds no more of them.
                if (!segment.isEqual(termOfA, termOfB, SearchCursor.MOST_KEY_BYTES)) {
                    return termOfA < termOfB == sort.get(i).descending() ? 1 : -1;
                }
            }
        }
        return Integer.compare(a, b);
    }

    private boolean isAfterCursor(int doc, Hit cursor) {
        for (int i = 0; i < columns.size(); i++) {
            int term = term(i, doc);
            int[] equal = equalToCursor[i];
            if (equal == null) {
                if (term >= 0) {
                    return false;
                }
            } else if (term < 0) {
                return true;
            } else if (term < equal[0] || term >= equal[1]) {
                return term < equal[0] == sort.get(i).descending();
            }
        }
        return type != cursor.type() ? type > cursor.type() : segment.row(doc) > cursor.row();
    }

    /** {@return the term by which a document is sorted: its least, or its greatest in descending order} */
    private int term(int key, int doc) {
        ForwardColumn column = columns.get(key);
        return sort.get(key).descending() ? column.greatest(doc) : column.least(doc);
    }

    private Hit hit(int doc) {
        byte[][] keys = new byte[columns.size()][];
        for (int i = 0; i < keys.length; i++) {
            int term = term(i, doc);
            if (term >= 0) {
                keys[i] = segment.term(term, SearchCursor.MOST_KEY_BYTES);
            }
        }
        return new Hit(keys, type, segment.row(doc), segment.version(doc));
    }
}
