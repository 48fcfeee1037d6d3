package dev.tarn.inmemory.repository.search.catchup;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.SearchParameters;
import dev.tarn.inmemory.repository.search.files.IndexFiles;
import dev.tarn.inmemory.repository.search.files.Manifest;
import dev.tarn.inmemory.repository.search.files.ManifestFiles;
import dev.tarn.inmemory.repository.store.SearchSource;
import dev.tarn.ports.fhir.WouldBlock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** The indexes of all types of one data store, each made when its type is first searched. Thread-safe. */
public final class SearchTypes {

    /** Changes that are passed on in a fraction of a millisecond. */
    private static final int FEW_CHANGES = 1_000;

    private final SearchSource source;
    private final SearchParameters registry;
    private final String localBase;
    private final IndexFiles files;
    private final SegmentStorage storage;
    private final BackgroundWork background;
    private final Map<ResourceType, TypeSchema> schemas = new ConcurrentHashMap<>();
    private final Map<ResourceType, TypeIndex> indexes = new ConcurrentHashMap<>();
    private final ReentrantLock drainLock = new ReentrantLock();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /** The last change that was passed on to the types. */
    private volatile long drained;

    /**
     * Indexes.
     *
     * @param localBase what the path of the data store's own URLs ends with
     * @param background where segments are merged and the manifest is written
     * @param leastDocs segments of as many documents are written to files
     */
    public SearchTypes(
            SearchSource source,
            SearchParameters registry,
            String localBase,
            BackgroundWork background,
            int leastDocs) {
        this.source = source;
        this.registry = registry;
        this.localBase = localBase;
        this.background = background;
        this.files = new IndexFiles(source.derived());
        this.storage = new SegmentStorage(files, source.derived().memory(), leastDocs);
        this.drained = restored();
    }

    private long restored() {
        long last = source.lastChange();
        Optional<ManifestFiles.Stored> kept = files.open();
        kept.ifPresent(before ->
                before.manifest().types().forEach(type -> index(type.type()).restore(type)));
        return kept.map(ManifestFiles.Stored::change).orElse(last);
    }

    /** {@return what the path of the data store's own URLs ends with} */
    public String localBase() {
        return localBase;
    }

    /**
     * {@return the parameters of a type}
     *
     * @param mayCompile whether their expressions may be compiled, which takes milliseconds
     * @throws WouldBlock if they have to be, and may not
     */
    public TypeSchema schema(ResourceType type, boolean mayCompile) {
        TypeSchema known = schemas.get(type);
        if (known != null) {
            return known;
        }
        if (!mayCompile) {
            throw new WouldBlock();
        }
        return schemas.computeIfAbsent(type, key -> new TypeSchema(key, registry, localBase));
    }

    private TypeIndex index(ResourceType type) {
        return indexes.computeIfAbsent(type, key -> new TypeIndex(key, () -> schema(key, true), source, storage));
    }

    /**
     * {@return the segments of a type, with all changes that were committed before the call}
     *
     * @param mayBlock whether the call may wait for another thread and read resources
     * @throws WouldBlock if it would have to, and may not
     */
    public TypeView view(ResourceType type, boolean mayBlock) {
        long last = source.lastChange();
        if (last != drained) {
            if (mayBlock) {
                drain();
            } else if (last - drained > FEW_CHANGES || !tryDrain()) {
                throw new WouldBlock();
            }
        }
        TypeIndex index = index(type);
        TypeView view = index.view(mayBlock);
        if (index.takeWork() && scheduled.compareAndSet(false, true)) {
            background.execute(this::mergeAndSave);
        }
        return view;
    }

    private void drain() {
        drainLock.lock();
        try {
            drainLocked();
        } finally {
            drainLock.unlock();
        }
    }

    /** {@return whether the changes were passed on, without waiting for a thread that is at it} */
    private boolean tryDrain() {
        if (!drainLock.tryLock()) {
            return false;
        }
        try {
            drainLocked();
            return true;
        } finally {
            drainLock.unlock();
        }
    }

    private void drainLocked() {
        long last = source.lastChange();
        if (last == drained) {
            return;
        }
        Optional<List<SearchSource.ChangedRow>> changes = source.changedSince(drained);
        if (changes.isEmpty()) {
            indexes.values().forEach(TypeIndex::reset);
        } else {
            for (SearchSource.ChangedRow change : changes.get()) {
                TypeIndex index = indexes.get(change.type());
                if (index != null) {
                    index.changed(change.row());
                }
            }
            indexes.values().forEach(TypeIndex::outdated);
        }
        drained = last;
    }

    /** Forgets the types whose files were found to be damaged. {@return whether there were any} */
    public boolean resetDamaged() {
        return reset(false);
    }

    /** Forgets all types that are in files, any of which may be damaged. {@return whether there were any} */
    public boolean resetInFiles() {
        return reset(true);
    }

    private boolean reset(boolean inFiles) {
        boolean any = false;
        for (TypeIndex index : indexes.values()) {
            any |= index.resetIfDamaged(inFiles);
        }
        return any;
    }

    private void mergeAndSave() {
        scheduled.set(false);
        for (TypeIndex index : indexes.values()) {
            while (index.merge(background)) {
                background.giveWay();
            }
        }
        if (indexes.values().stream().anyMatch(TypeIndex::isUnsaved)) {
            save();
        }
    }

    private void save() {
        Set<Long> replaced;
        Manifest manifest;
        long change;
        drainLock.lock();
        try {
            drainLocked();
            change = drained;
            // Before the types are asked: what is replaced afterwards may be named.
            replaced = files.unused();
            manifest = new Manifest(indexes.values().stream()
                    .map(TypeIndex::files)
                    .flatMap(Optional::stream)
                    .toList());
        } finally {
            drainLock.unlock();
        }
        files.save(manifest, change, replaced);
    }
}
