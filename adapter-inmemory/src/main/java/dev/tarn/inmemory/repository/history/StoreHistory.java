package dev.tarn.inmemory.repository.history;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.SearchSource;
import dev.tarn.inmemory.repository.store.SearchSource.ChangedRow;
import dev.tarn.inmemory.repository.store.VersionSource;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The versions of all resources of one data store by time. Derived from the resources: a type is read when its history is
 * first requested, and follows the sequence of changes from then on. Softly reachable, so that a short heap drops it, and the
 * next request reads the type again. Thread-safe.
 */
public final class StoreHistory {

    /** How many rows are read before they are sorted. */
    private static final int CHUNK = 16_384;

    private final SearchSource source;
    private final VersionSource versions;

    /** Guards all that is loaded. Fair, so that a request that reads many rows does not keep the others out. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private SoftReference<Loaded> loaded = new SoftReference<>(null);

    /** The history of the resources of these sources. */
    public StoreHistory(SearchSource source, VersionSource versions) {
        this.source = source;
        this.versions = versions;
    }

    private static final class Loaded {

        private final Map<ResourceType, TypeVersions> types = new EnumMap<>(ResourceType.class);

        /** The last change that is in here. */
        private long change;

        TypeVersions of(ResourceType type) {
            return types.computeIfAbsent(type, key -> new TypeVersions());
        }
    }

    /**
     * {@return the result of {@code work}} Its argument has all versions that were committed before the call, by type, and
     * must not be used after {@code work} returns.
     */
    <T> T read(Collection<ResourceType> types, Function<Map<ResourceType, TypeVersions>, T> work) {
        types.forEach(this::loadInSteps);
        return locked(() -> {
            Loaded current = caughtUp();
            Map<ResourceType, TypeVersions> read = new EnumMap<>(ResourceType.class);
            for (ResourceType type : types) {
                int rows = source.rows(type);
                if (rows > 0) {
                    boolean more = true;
                    while (more) {
                        more = loadSome(current, type, rows);
                    }
                    read.put(type, current.of(type));
                }
            }
            return work.apply(read);
        });
    }

    /** Reads most of a type. Between two steps other requests have their turn: a million rows take seconds. */
    private void loadInSteps(ResourceType type) {
        int rows = source.rows(type);
        boolean more = rows > CHUNK;
        // So many at most: the history may be dropped meanwhile, and the rest is read with that of the caller.
        for (int steps = rows / CHUNK; steps > 0 && more; steps--) {
            more = locked(() -> loadSome(caughtUp(), type, rows));
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Reads the next rows of a type below {@code rows}. {@return whether there are more} */
    private boolean loadSome(Loaded current, ResourceType type, int rows) {
        TypeVersions found = current.of(type);
        int from = found.rowCount();
        int to = Math.min(rows, from + CHUNK);
        if (from < to) {
            load(type, found, from, to, 1);
            found.loaded(to);
        }
        return to < rows;
    }

    private Loaded caughtUp() {
        long last = source.lastChange();
        Loaded known = loaded.get();
        if (known == null) {
            known = new Loaded();
            known.change = last;
            loaded = new SoftReference<>(known);
        } else if (known.change != last) {
            Optional<List<ChangedRow>> changed = source.changedSince(known.change);
            if (changed.isEmpty()) {
                known.types.clear();
            } else {
                follow(known, changed.get());
            }
            known.change = last;
        }
        return known;
    }

    /** Rows that were created meanwhile are read with those that follow the loaded ones. */
    private void follow(Loaded known, List<ChangedRow> changed) {
        for (ChangedRow row : changed) {
            TypeVersions found = known.types.get(row.type());
            if (found != null && row.row() < found.rowCount()) {
                load(row.type(), found, row.row(), row.row() + 1, found.newest(row.row()) + 1L);
            }
        }
    }

    private void load(ResourceType type, TypeVersions to, int from, int end, long first) {
        List<VersionRef> added = new ArrayList<>();
        versions.versions(type, from, end, first, (row, version, time) -> {
            added.add(new VersionRef(time, row, Math.toIntExact(version)));
        });
        added.sort(null);
        to.merge(added);
    }

    /** {@return one version; empty where there is none} */
    Optional<ResourceVersion> version(ResourceType type, int row, long versionId) {
        return versions.version(type, row, versionId);
    }
}
