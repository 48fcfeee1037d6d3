package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.Scope;
import dev.tarn.inmemory.repository.history.StoreHistory;
import dev.tarn.inmemory.repository.search.SearchIndex;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What requests use of a data store while it is ACTIVE. Thread-safe. */
final class ActiveDatastore {

    private final Scope scope;
    private final ResourceStore resources;
    private final Function<ResourceStore, SearchIndex> indexes;
    private volatile ResourceValidator validator;
    private volatile @Nullable SearchIndex index;
    private volatile @Nullable StoreHistory history;

    /**
     * A data store.
     *
     * @param indexes called once, for the first search: from then on the resources record their changes
     * @param validator validates with the data store's default guides
     */
    ActiveDatastore(
            Scope scope,
            ResourceStore resources,
            Function<ResourceStore, SearchIndex> indexes,
            ResourceValidator validator) {
        this.scope = scope;
        this.resources = resources;
        this.indexes = indexes;
        this.validator = validator;
    }

    boolean isIn(Scope other) {
        return scope.equals(other);
    }

    ResourceStore resources() {
        return resources;
    }

    ResourceValidator validator() {
        return validator;
    }

    /** From now on requests are validated by another validator. */
    void become(ResourceValidator next) {
        validator = next;
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
