package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.smart.Access;
import dev.tarn.domain.smart.SmartGrants;
import dev.tarn.inmemory.repository.access.StoreAccess;
import dev.tarn.inmemory.repository.conditional.StoreLocks;
import dev.tarn.inmemory.repository.search.SearchIndex;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.ports.fhir.RequestBudget;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the searches of all accounts and regions have in common. Thread-safe. */
public final class LocalSearches {

    private final QueryParser parser;
    private final SearchLag lag;
    private final SearchTokens tokens = new SearchTokens();
    private final RecordAddresses records = new RecordAddresses();
    private final StoreLocks locks = new StoreLocks();

    /** Searches by the rules of a parser. */
    public LocalSearches(QueryParser parser, SearchLag lag) {
        this.lag = lag;
        this.parser = parser;
    }

    /**
     * {@return the searches of one request}
     *
     * @param indexes the index of a data store; throws for one that is unknown or not ACTIVE
     * @param stores the resources of a data store; throws likewise
     * @param access what the request may find
     */
    public LocalFhirSearch of(
            Function<DatastoreId, SearchIndex> indexes,
            Function<DatastoreId, ResourceStore> stores,
            RequestBudget budget,
            Access access) {
        return new LocalFhirSearch(this, indexes, stores, budget, access);
    }

    /**
     * {@return what a request may do with the resources of a data store}
     *
     * @param store the resources and the index of the data store, which only grants need; each throws for a data store that
     *     is unknown or not ACTIVE
     */
    public StoreAccess access(Access access, Supplier<ResourceStore> store, Supplier<SearchIndex> index) {
        return access instanceof SmartGrants grants
                ? StoreAccess.of(grants, store.get(), index.get(), parser.dialect())
                : StoreAccess.ALL;
    }

    /** {@return the locks of conditional interactions} */
    public StoreLocks locks() {
        return locks;
    }

    QueryParser parser() {
        return parser;
    }

    SearchLag lag() {
        return lag;
    }

    RecordAddresses records() {
        return records;
    }

    SearchTokens tokens() {
        return tokens;
    }
}
