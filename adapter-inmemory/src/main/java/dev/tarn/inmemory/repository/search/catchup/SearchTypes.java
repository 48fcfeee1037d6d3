package dev.tarn.inmemory.repository.search.catchup;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.SearchParameters;
import dev.tarn.inmemory.repository.search.files.IndexFiles;
import dev.tarn.inmemory.repository.search.files.Manifest;
import dev.tarn.inmemory.repository.search.files.ManifestFiles;
import dev.tarn.inmemory.repository.store.SearchSource;
import dev.tarn.ports.fhir.WouldBlock;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The indexes of all types of one data store, each made when its type is first searched. Thread-safe. */
public final class SearchTypes {

    /** In rows: what is smaller is indexed wholly at once. */
    public static final int LEAST_ROWS = 4_096;

    /** Changes that are passed on in a fraction of a millisecond. */
    private static final int FEW_CHANGES = 1_000;

    private final SearchSource source;
    private final SearchParameters registry;
    private final String localBase;
    private final IndexFiles files;
    private final SegmentStorage storage;
    private final LowPriorityWork background;
    private final Map<ResourceType, TypeSchema> schemas = new ConcurrentHashMap<>();
    private final int leastRows;
    private final Map<ResourceType, TypeIndexes> indexes = new ConcurrentHashMap<>();
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
     * @param leastRows types of as many rows are first indexed by the parameters that a search needs
     */
    public SearchTypes(
            SearchSource source,
            SearchParameters registry,
            String localBase,
            BackgroundWork background,
            int leastDocs,
            int leastRows) {
        this.source = source;
        this.registry = registry;
        this.localBase = localBase;
        this.background = new LowPriorityWork(background);
        this.leastRows = leastRows;
        this.files = new IndexFiles(source.derived());
        this.storage = new SegmentStorage(files, source.derived().memory(), leastDocs);
        this.drained = restored();
    }

    private long restored() {
        long last = source.lastChange();
        Optional<ManifestFiles.Stored> kept = files.open();
        kept.ifPresent(before -> before.manifest()
                .types()
                .forEach(type -> index(type.type()).whole().restore(type)));
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
        return schemas.computeIfAbsent(type, key -> new TypeSchema(key, registry.of(key.name()), localBase, null));
    }

    private TypeIndexes index(ResourceType type) {
        TypeIndexes known = indexes.get(type);
        return known != null ? known : indexes.computeIfAbsent(type, this::newIndex);
    }

    private TypeIndexes newIndex(ResourceType type) {
        return new TypeIndexes(
                new TypeIndex(type, () -> schema(type, true), source, storage),
                parameters -> {
                    TypeSchema schema = schema(type, true).only(parameters, localBase);
                    return new TypeIndex(type, () -> schema, source, storage);
                },
                () -> source.rows(type),
                leastRows);
    }

    /**
     * {@return the segments of a type, with all changes that were committed before the call}
     *
     * @param needed the parameters that the search is known to need; the segments may have no others
     * @param mayBlock whether the call may wait for another thread and read resources
     * @throws WouldBlock if it would have to, and may not
     */
    public TypeView view(ResourceType type, NeededParameters needed, boolean mayBlock) {
        long last = source.lastChange();
        if (last != drained) {
            if (mayBlock) {
                drain();
            } else if (last - drained > FEW_CHANGES || !tryDrain()) {
                throw new WouldBlock();
            }
        }
        TypeIndexes index = index(type);
        TypeView view = mayBlock ? read(index, needed.of(type)) : index.view(needed.of(type), false);
        if (index.takeWork() && scheduled.compareAndSet(false, true)) {
            background.execute(this::mergeAndSave);
        }
        return view;
    }

    private TypeView read(TypeIndexes index, @Nullable BitSet needed) {
        background.begin();
        try {
            return index.view(needed, true);
        } finally {
            background.end();
        }
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
            all().forEach(TypeIndex::reset);
        } else {
            for (SearchSource.ChangedRow change : changes.get()) {
                TypeIndexes ofType = indexes.get(change.type());
                if (ofType != null) {
                    ofType.all().forEach(index -> index.changed(change.row()));
                }
            }
            all().forEach(TypeIndex::outdated);
        }
        drained = last;
    }

    private List<TypeIndex> all() {
        return indexes.values().stream()
                .flatMap(ofType -> ofType.all().stream())
                .toList();
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
        for (TypeIndex index : all()) {
            any |= index.resetIfDamaged(inFiles);
        }
        return any;
    }

    private void mergeAndSave() {
        scheduled.set(false);
        for (TypeIndexes ofType : indexes.values()) {
            ofType.load(background);
        }
        for (TypeIndex index : all()) {
            while (index.merge(background)) {
                background.giveWay();
            }
        }
        if (indexes.values().stream().anyMatch(ofType -> ofType.whole().isUnsaved())) {
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
                    .map(ofType -> ofType.whole().files())
                    .flatMap(Optional::stream)
                    .toList());
        } finally {
            drainLock.unlock();
        }
        files.save(manifest, change, replaced);
    }
}
