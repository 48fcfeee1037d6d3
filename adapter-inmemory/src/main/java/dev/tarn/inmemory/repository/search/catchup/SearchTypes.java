package dev.tarn.inmemory.repository.search.catchup;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.SearchParameters;
import dev.tarn.inmemory.repository.store.SearchSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The indexes of all types of one data store, each made when its type is first searched. Thread-safe. */
public final class SearchTypes {

    private final SearchSource source;
    private final SearchParameters registry;
    private final String localBase;
    private final Map<ResourceType, TypeSchema> schemas = new ConcurrentHashMap<>();
    private final Map<ResourceType, TypeIndex> indexes = new ConcurrentHashMap<>();
    private final Object drainLock = new Object();

    /** The last change that was passed on to the types. */
    private volatile long drained;

    /**
     * Indexes.
     *
     * @param localBase what the path of the data store's own URLs ends with
     */
    public SearchTypes(SearchSource source, SearchParameters registry, String localBase) {
        this.source = source;
        this.registry = registry;
        this.localBase = localBase;
        this.drained = source.lastChange();
    }

    /** {@return what the path of the data store's own URLs ends with} */
    public String localBase() {
        return localBase;
    }

    /** {@return the parameters of a type} */
    public TypeSchema schema(ResourceType type) {
        return schemas.computeIfAbsent(type, key -> new TypeSchema(key, registry, localBase));
    }

    /** {@return the segments of a type, with all changes that were committed before the call} */
    public TypeView view(ResourceType type) {
        if (source.lastChange() != drained) {
            drain();
        }
        return indexes.computeIfAbsent(type, key -> new TypeIndex(schema(key), source))
                .view();
    }

    private void drain() {
        synchronized (drainLock) {
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
    }
}
