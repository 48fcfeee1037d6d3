package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.Scope;
import dev.tarn.inmemory.repository.history.StoreHistory;
import dev.tarn.inmemory.repository.search.SearchIndex;
import dev.tarn.inmemory.repository.store.ResourceStore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What requests use of a data store while it is ACTIVE. Thread-safe. */
final class ActiveDatastore {

    private final Scope scope;
    private final ResourceStore resources;
    private final Function<ResourceStore, SearchIndex> indexes;
    private volatile @Nullable SearchIndex index;
    private volatile @Nullable StoreHistory history;

    /**
     * A data store.
     *
     * @param indexes called once, for the first search: from then on the resources record their changes
     */
    ActiveDatastore(Scope scope, ResourceStore resources, Function<ResourceStore, SearchIndex> indexes) {
        this.scope = scope;
        this.resources = resources;
        this.indexes = indexes;
    }

    boolean isIn(Scope other) {
        return scope.equals(other);
    }

    ResourceStore resources() {
        return resources;
    }

    SearchIndex index() {
        SearchIndex made = index;
        return made == null ? made() : made;
    }

    private synchronized SearchIndex made() {
        SearchIndex made = index;
        if (made == null) {
            made = indexes.apply(resources);
            index = made;
        }
        return made;
    }

    /** Made for the first history of a type or of all resources, for the same reason. */
    StoreHistory history() {
        StoreHistory made = history;
        return made == null ? madeHistory() : made;
    }

    private synchronized StoreHistory madeHistory() {
        StoreHistory made = history;
        if (made == null) {
            made = new StoreHistory(resources.searchSource(), resources.versionSource());
            history = made;
        }
        return made;
    }
}
