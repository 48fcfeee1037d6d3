package dev.tarn.inmemory.repository.search.catchup;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.search.column.DamagedSegmentException;
import dev.tarn.inmemory.repository.search.files.Manifest.SegmentEntry;
import dev.tarn.inmemory.repository.search.files.Manifest.TypeFiles;
import dev.tarn.inmemory.repository.store.SearchSource;
import dev.tarn.ports.fhir.WouldBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments of one type. Rows that changed are noted as pending, and indexed when the type is next searched. Thread-safe.
 */
final class TypeIndex {

    private static final Logger LOG = LoggerFactory.getLogger(TypeIndex.class);

    private final ResourceType type;
    private final Supplier<TypeSchema> schema;
    private final SearchSource source;
    private final SegmentStorage storage;

    /** Held by the thread that makes a view. */
    private final ReentrantLock viewLock = new ReentrantLock();

    /** Guards the fields below; held for moments only. A thread that makes a view holds {@link #viewLock} as well. */
    private final Object state = new Object();

    /** Rows that changed since they were indexed. */
    private BitSet pending = new BitSet();
    /** Rows that were pending and are being indexed. Never modified. */
    private BitSet taken = new BitSet();
    /** Whether changes are noted: since loading began. */
    private boolean tracked;
    /** Grows with each {@link #reset}. */
    private int resets;
    /** The rows that are indexed are those below this one. */
    private int indexedRows;
    /** The files of the process before, until they are opened. */
    private @Nullable TypeFiles unopened;
    /** Whether files of segments came or went since the last manifest. */
    private boolean unsaved;

    /** Whether the view may be older than the resources. Written with the state's lock held. */
    private volatile boolean stale = true;

    /** Whether a thread is making a newer view: others wait for it, since the changes are no longer pending. */
    private volatile boolean updating;

    /** Whether there are files of the process before: nothing is smaller to open. */
    private volatile boolean restored;

    /** Whether another index has replaced this one. Guarded by {@link #viewLock}. */
    private boolean discarded;

    private volatile @Nullable TypeView view;

    /** Whether a search has made a view since {@link #takeWork}. */
    private volatile boolean hasNews;

    TypeIndex(ResourceType type, Supplier<TypeSchema> schema, SearchSource source, SegmentStorage storage) {
        this.type = type;
        this.schema = schema;
        this.source = source;
        this.storage = storage;
    }

    /** Goes on with the files of the process before; {@link #changed} tells what changed since. Called first of all. */
    void restore(TypeFiles files) {
        synchronized (state) {
            unopened = files;
            pending = (BitSet) files.reread().clone();
            indexedRows = files.rows();
            tracked = true;
            restored = true;
        }
    }

    /** Notes that a row was updated or deleted. */
    void changed(int row) {
        synchronized (state) {
            if (tracked) {
                pending.set(row);
            }
        }
    }

    /** Notes that there are changes: those of {@link #changed}, and rows that were created. */
    void outdated() {
        synchronized (state) {
            stale = true;
        }
    }

    /** Forgets everything: the changes since are not known, or a file is damaged. */
    void reset() {
        synchronized (state) {
            tracked = false;
            resets++;
            pending = new BitSet();
            stale = true;
            forgetUnopened();
        }
    }

    private void forgetUnopened() {
        if (unopened != null) {
            unopened.segments().forEach(segment -> storage.replaced(segment.file()));
            unopened = null;
            unsaved = true;
        }
    }

    /**
     * Forgets everything if a file was found to be damaged. {@return whether it did}
     *
     * @param orInFiles whether any file may be damaged
     */
    boolean resetIfDamaged(boolean orInFiles) {
        TypeView current = view;
        if (current == null || !(current.isDamaged() || (orInFiles && current.isInFiles()))) {
            return false;
        }
        LOG.warn("A file of the search index of {} is damaged; the index is built again from the resources", type);
        reset();
        return true;
    }

    /** {@return whether all rows have been indexed: a search does not have to read them} */
    boolean isLoaded() {
        return view != null || restored;
    }

    /**
     * {@return the segments with all changes that were noted before the call; null if the index was discarded}
     *
     * @param mayBlock whether the call may wait for another thread and read resources
     * @throws WouldBlock if it would have to, and may not
     */
    @Nullable
    TypeView view(boolean mayBlock) {
        if (!stale && !updating) {
            // Read last: a view is published before "updating" ends.
            TypeView current = view;
            if (current != null) {
                return current;
            }
        }
        if (mayBlock) {
            viewLock.lock();
        } else if (!viewLock.tryLock()) {
            throw new WouldBlock();
        }
        try {
            if (discarded) {
                return null;
            }
            return mayBlock ? update(rows -> reader().read(rows)) : unchanged();
        } finally {
            viewLock.unlock();
        }
    }

    /** Indexes all rows, if they are not: on one thread, which gives way while no search waits for it. */
    void load(BackgroundWork work) {
        viewLock.lock();
        try {
            update(rows -> reader().read(rows, () -> giveWay(work)));
        } finally {
            viewLock.unlock();
        }
    }

    private void giveWay(BackgroundWork work) {
        if (viewLock.hasQueuedThreads()) {
            work.requireOpen();
        } else {
            work.giveWay();
        }
    }

    /** Gives back what the index takes, for another one that has all of it. */
    void discard() {
        viewLock.lock();
        try {
            synchronized (state) {
                discarded = true;
                tracked = false;
                TypeView current = view;
                if (current != null) {
                    release(current);
                    view = null;
                }
            }
        } finally {
            viewLock.unlock();
        }
    }

    private SegmentReader reader() {
        return new SegmentReader(schema.get(), source, storage);
    }

    /**
     * {@return the view as it is, where no row of this type is to be read: the changes are of other types} One step, since an
     * import may add rows meanwhile. Called with {@link #viewLock} held.
     *
     * @throws WouldBlock if rows are to be read
     */
    private TypeView unchanged() {
        synchronized (state) {
            TypeView current = view;
            if (!tracked
                    || current == null
                    || unopened != null
                    || !pending.isEmpty()
                    || source.rows(type) != indexedRows) {
                throw new WouldBlock();
            }
            stale = false;
            return current;
        }
    }

    /** Called with {@link #viewLock} held. */
    private TypeView update(Function<BitSet, List<LiveSegment>> reading) {
        TypeView current = view;
        TypeFiles files;
        BitSet changed;
        int from;
        synchronized (state) {
            if (!stale && current != null) {
                return current;
            }
            if (!tracked) {
                release(current == null ? TypeView.EMPTY : current);
                current = null;
                view = null;
                indexedRows = 0;
            }
            tracked = true;
            changed = pending;
            taken = changed;
            pending = new BitSet();
            files = unopened;
            from = indexedRows;
            updating = true;
            stale = false;
        }
        try {
            if (files != null) {
                current = opened(files);
                from = current == null ? 0 : from;
            }
            int rows = source.rows(type);
            TypeView updated = updated(current == null ? TypeView.EMPTY : current, changed, from, rows, reading);
            publish(updated, rows);
            hasNews = true;
            return updated;
        } catch (RuntimeException | Error e) {
            reset();
            throw e;
        } finally {
            updating = false;
        }
    }

    private static TypeView updated(
            TypeView current, BitSet changed, int from, int rows, Function<BitSet, List<LiveSegment>> reading) {
        if (changed.isEmpty() && rows == from) {
            return current;
        }
        BitSet read = (BitSet) changed.clone();
        read.clear(from, Math.max(Math.max(from, rows), read.length()));
        read.set(from, Math.max(from, rows));
        return current.with(changed, reading.apply(read));
    }

    private void release(TypeView gone) {
        gone.segments().forEach(storage::release);
        unsaved |= gone.isInFiles();
    }

    /** {@return the segments in the files of the process before; null where they cannot be used} */
    private @Nullable TypeView opened(TypeFiles files) {
        TypeView opened = readable(files);
        synchronized (state) {
            if (opened == null) {
                forgetUnopened();
            }
            unopened = null;
            view = opened;
        }
        return opened;
    }

    private @Nullable TypeView readable(TypeFiles files) {
        if (files.schema() != schema.get().digest() || files.rows() > source.rows(type)) {
            LOG.info("The search index of {} is built again: its files are of another version of Tarn", type);
            return null;
        }
        try {
            return new TypeView(storage.open(files.segments()));
        } catch (IOException | DamagedSegmentException e) {
            LOG.warn(
                    "The search index of {} is built again from the resources: a file is missing or damaged: {}",
                    type,
                    e.getMessage());
            return null;
        }
    }

    /** Merges a few small segments into one. {@return whether there may be more to merge} */
    boolean merge(BackgroundWork work) {
        TypeView before;
        int resetsBefore;
        synchronized (state) {
            before = tracked ? view : null;
            resetsBefore = resets;
        }
        SegmentMerge merge = before == null ? null : SegmentMerge.next(before);
        if (merge == null || merge.isEmpty()) {
            return false;
        }
        List<LiveSegment> merged = reader().read(merge.rows(), work::giveWay);
        viewLock.lock();
        try {
            boolean isReset;
            synchronized (state) {
                isReset = resets != resetsBefore;
            }
            TypeView now = view;
            if (isReset || now == null) {
                merged.forEach(storage::discard);
                return false;
            }
            TypeView next = merge.applied(now, merged);
            publish(next, -1);
            // Those whose rows have all changed meanwhile.
            new TypeView(merged).except(next).segments().forEach(storage::discard);
        } finally {
            viewLock.unlock();
        }
        return true;
    }

    /** {@return whether there is something to merge or to save since the last call} */
    boolean takeWork() {
        if (!hasNews) {
            return false;
        }
        hasNews = false;
        TypeView current = view;
        return isUnsaved() || (current != null && !SegmentMerge.next(current).isEmpty());
    }

    /** {@return whether files came or went since {@link #files} was called} */
    boolean isUnsaved() {
        synchronized (state) {
            return unsaved;
        }
    }

    /**
     * Makes a view that of all searches.
     *
     * @param rows the rows that are indexed; -1 if these are the same as before
     */
    private void publish(TypeView next, int rows) {
        TypeView current = view;
        TypeView before = current == null ? TypeView.EMPTY : current;
        synchronized (state) {
            release(before.except(next));
            unsaved |= next.except(before).isInFiles();
            if (rows >= 0) {
                indexedRows = rows;
                taken = new BitSet();
            }
            view = next;
        }
    }

    /** {@return what a manifest says of this type; empty where nothing is in files} All changes that were noted are in it. */
    Optional<TypeFiles> files() {
        synchronized (state) {
            unsaved = false;
            if (!tracked) {
                return Optional.empty();
            }
            BitSet reread = (BitSet) pending.clone();
            reread.or(taken);
            TypeView current = view;
            TypeFiles before = unopened;
            if (before != null) {
                return Optional.of(new TypeFiles(type, before.schema(), before.rows(), reread, before.segments()));
            }
            if (current == null || !current.isInFiles()) {
                return Optional.empty();
            }
            List<SegmentEntry> entries = new ArrayList<>();
            for (LiveSegment segment : current.segments()) {
                if (segment.file() == null) {
                    segment.addRows(reread);
                } else {
                    entries.add(new SegmentEntry(segment.file(), segment.dead()));
                }
            }
            return Optional.of(new TypeFiles(type, schema.get().digest(), indexedRows, reread, entries));
        }
    }
}
