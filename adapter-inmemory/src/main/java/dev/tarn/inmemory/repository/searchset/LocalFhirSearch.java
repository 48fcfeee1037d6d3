package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.smart.Access;
import dev.tarn.domain.smart.SmartGrants;
import dev.tarn.inmemory.repository.access.StoreAccess;
import dev.tarn.inmemory.repository.conditional.Conditions;
import dev.tarn.inmemory.repository.search.SearchHits;
import dev.tarn.inmemory.repository.search.SearchIndex;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.ports.fhir.EverythingRequest;
import dev.tarn.ports.fhir.FhirSearch;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchEntry;
import dev.tarn.ports.fhir.SearchHandling;
import dev.tarn.ports.fhir.SearchPage;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.WouldBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Searches of local data stores. Thread-safe. */
public final class LocalFhirSearch implements FhirSearch, Conditions {

    private final LocalSearches searches;
    private final Function<DatastoreId, SearchIndex> indexes;
    private final Function<DatastoreId, ResourceStore> stores;
    private final RequestBudget budget;
    private final Access access;

    LocalFhirSearch(
            LocalSearches searches,
            Function<DatastoreId, SearchIndex> indexes,
            Function<DatastoreId, ResourceStore> stores,
            RequestBudget budget,
            Access access) {
        this.searches = searches;
        this.indexes = indexes;
        this.stores = stores;
        this.budget = budget;
        this.access = access;
    }

    /** A page as it was found. */
    private record Found(PageRequest page, SearchQuery query, SearchHits hits) {}

    @Override
    public SearchPage search(DatastoreId store, SearchRequest request) {
        Found found = found(store, request);
        SearchQuery query = found.query();
        PageShape shape = PageShape.of(query);
        List<SearchEntry> entries = new ArrayList<>();
        for (ResourceVersion match : found.hits().matches()) {
            entries.add(entry(SearchEntry.Mode.MATCH, match, shape.match(match)));
        }
        for (ResourceVersion included : found.hits().included()) {
            entries.add(entry(SearchEntry.Mode.INCLUDE, included, shape.included(included)));
        }
        return new SearchPage(
                found.hits().total(),
                entries,
                found.page().shown(searches.lag().shown(query.used())),
                query.ignored(),
                query.count(),
                found.hits().next().map(cursor -> found.page().next(cursor, searches.tokens())));
    }

    private static SearchEntry entry(SearchEntry.Mode mode, ResourceVersion version, ResourceJson json) {
        return new SearchEntry(mode, Optional.of(version.address()), json);
    }

    @Override
    public void check(DatastoreId store, SearchRequest request) {
        // Refuses a data store that is not ACTIVE.
        SearchIndex unused = indexes.apply(store);
        parsed(store, request, access(store));
    }

    /** A request as it was understood. */
    private record Parsed(PageRequest page, SearchQuery query) {}

    private StoreAccess access(DatastoreId store) {
        return searches.access(access, () -> stores.apply(store), () -> indexes.apply(store));
    }

    private void requireBlocking() {
        if (!budget.mayBlock()) {
            throw new WouldBlock();
        }
    }

    private Parsed parsed(DatastoreId store, SearchRequest request, StoreAccess granted) {
        SearchGrants.requireTypes(request, granted);
        String searched =
                "search " + store + " " + request.type().map(ResourceType::name).orElse("*") + " "
                        + request.compartment().map(ResourceAddress::toString).orElse("") + granted.holder();
        PageRequest sent = PageRequest.of(searched, request.parameters(), searches.tokens());
        if (!ShortSearches.isShort(sent.parameters())) {
            requireBlocking();
        }
        PageRequest page =
                sent.cursor().isPresent() ? sent : sent.with(searches.lag().limited(sent.parameters()));
        SearchQuery query = searches.parser()
                .parse(new SearchRequest(request.type(), request.compartment(), page.parameters(), request.handling()));
        SearchGrants.requireTypes(query, granted);
        return new Parsed(page, query);
    }

    private Found found(DatastoreId store, SearchRequest request) {
        SearchIndex index = indexes.apply(store);
        // Before the first search the R4 registry is loaded. Grants may need a search of their own, for the patients of
        // a user.
        if (!index.isOpen() || !ShortSearches.isShort(request) || access instanceof SmartGrants) {
            requireBlocking();
        }
        StoreAccess granted = access(store);
        Parsed parsed = parsed(store, request, granted);
        PageRequest page = parsed.page();
        SearchQuery query = parsed.query();
        SearchHits hits =
                index.search(query, page.cursor(), budget, searches.lag().limit(page.parameters()), granted);
        SearchGrants.check(hits, granted);
        return new Found(page, query, hits);
    }

    @Override
    public SearchPage everything(DatastoreId store, EverythingRequest request) {
        return new PatientRecord(searches, stores.apply(store), indexes.apply(store), store, request, access(store))
                .page(budget);
    }

    /** Unknown parameters are refused, since a condition without one of them would match more. */
    @Override
    public Matches find(DatastoreId store, ResourceType type, List<QueryParameter> condition) {
        Found found =
                found(store, new SearchRequest(Optional.of(type), Optional.empty(), condition, SearchHandling.STRICT));
        // With a lag, one criterion is not the caller's.
        int ofLag = searches.lag().limited(List.of()).size();
        if (found.query().criteria().size() <= ofLag) {
            throw new Invalid("A condition must have at least one search parameter, such as identifier or _id, and "
                    + Conditions.text(type, condition) + " has none");
        }
        if (!found.query().ignored().isEmpty()) {
            QueryParameter empty = found.query().ignored().get(0);
            throw new Invalid("Parameter " + empty.name() + " has no effect in the condition "
                    + Conditions.text(type, condition) + "; give it a value, or leave it out");
        }
        return new Matches(
                found.hits().matches().stream()
                        .map(version -> new Match(version.address(), new VersionId(version.versionId())))
                        .toList(),
                found.query().count(),
                found.hits().next().map(cursor -> found.page().next(cursor, searches.tokens())));
    }
}
