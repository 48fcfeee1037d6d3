package dev.tarn.inmemory.repository.search.catchup;

import dev.tarn.inmemory.repository.store.SearchSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segments of one type. Rows that changed are noted as pending, and indexed when the type is next searched. Thread-safe.
 */
final class TypeIndex {

    private final TypeSchema schema;
    private final SearchSource source;
    private final SegmentReader reader;

    private final Object pendingLock = new Object();
    /** Guarded by pendingLock. */
    private BitSet pending = new BitSet();
    /** Whether changes are noted: since loading began. Guarded by pendingLock. */
    private boolean tracked;

    /** The rows that are indexed are those below this one. Guarded by this. */
    private int indexedRows;

    /** Whether the view may be older than the resources. Written with pendingLock held. */
    private volatile boolean stale = true;

    /** Whether a thread is making a newer view: others wait for it, since the changes are no longer pending. */
    private volatile boolean updating;

    private volatile @Nullable TypeView view;

    TypeIndex(TypeSchema schema, SearchSource source) {
        this.schema = schema;
        this.source = source;
        this.reader = new SegmentReader(schema, source);
    }

    /** Notes that a row was updated or deleted. */
    void changed(int row) {
        synchronized (pendingLock) {
            if (tracked) {
                pending.set(row);
            }
        }
    }

    /** Notes that there are changes: those of {@link #changed}, and rows that were created. */
    void outdated() {
        synchronized (pendingLock) {
            stale = true;
        }
    }

    /** Forgets everything: the changes since are not known. */
    void reset() {
        synchronized (pendingLock) {
            tracked = false;
            pending = new BitSet();
            stale = true;
        }
    }

    /** {@return the segments with all changes that were noted before the call} */
    TypeView view() {
        if (stale || updating) {
            return update();
        }
        // Read last: a view is published before "updating" ends.
        TypeView current = view;
        return current == null ? update() : current;
    }

    private synchronized TypeView update() {
        TypeView current = view;
        BitSet changed;
        boolean load;
        synchronized (pendingLock) {
            if (!stale && current != null) {
                return current;
            }
            load = !tracked;
            tracked = true;
            changed = pending;
            pending = new BitSet();
            updating = true;
            stale = false;
        }
        try {
            int rows = source.rows(schema.type());
            TypeView updated =
                    current == null || load ? new TypeView(reader.load(0, rows)) : updated(current, changed, rows);
            indexedRows = rows;
            view = updated;
            return updated;
        } catch (RuntimeException | Error e) {
            reset();
            throw e;
        } finally {
            updating = false;
        }
    }

    private TypeView updated(TypeView current, BitSet changed, int rows) {
        if (changed.isEmpty() && rows == indexedRows) {
            return current;
        }
        List<LiveSegment> segments = new ArrayList<>();
        for (LiveSegment segment : current.segments()) {
            LiveSegment left = changed.isEmpty() ? segment : without(segment, changed);
            if (left.live() > 0) {
                segments.add(left);
            }
        }
        changed.clear(indexedRows, Math.max(indexedRows, rows));
        segments.addAll(reader.read(changed));
        segments.addAll(reader.load(indexedRows, rows));
        return new TypeView(SegmentMerge.merge(segments, reader));
    }

    private static LiveSegment without(LiveSegment segment, BitSet rows) {
        BitSet dead = null;
        int last = segment.segment().row(segment.segment().docs() - 1);
        for (int row = rows.nextSetBit(segment.segment().row(0));
                row >= 0 && row <= last;
                row = rows.nextSetBit(row + 1)) {
            int doc = segment.doc(row);
            if (doc >= 0) {
                dead = dead == null ? (BitSet) segment.dead().clone() : dead;
                dead.set(doc);
            }
        }
        return dead == null ? segment : new LiveSegment(segment.segment(), dead);
    }
}
