package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.smart.Letter;
import dev.tarn.inmemory.repository.access.StoreAccess;
import dev.tarn.inmemory.repository.search.SearchHits;
import dev.tarn.inmemory.repository.search.SearchIndex;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.ports.fhir.EverythingRequest;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchEntry;
import dev.tarn.ports.fhir.SearchHandling;
import dev.tarn.ports.fhir.SearchPage;
import dev.tarn.ports.fhir.SearchRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * {@code Patient/id/$everything}: the patient, all of the patient's compartment, and what these refer to, sorted by type
 * and id ({@code data-plane.md} 3.7). The first page finds the addresses of all pages, for the total; the next ones use them,
 * unless they were dropped or the process was started again. Each page reads its own resources ({@code decisions.md} T62).
 */
final class PatientRecord {

    private static final Comparator<ResourceAddress> ORDER = Comparator.comparing(
                    (ResourceAddress address) -> address.type().name())
            .thenComparing(address -> address.id().value());

    /** Of collecting all addresses. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final Set<Letter> READ = Set.of(Letter.READ);

    private final long begin = System.nanoTime();
    private final LocalSearches searches;
    private final ResourceStore resources;
    private final SearchIndex index;
    private final StoreAccess access;
    private final ResourceAddress patient;
    private final PageRequest page;
    private final EverythingFilter filter;
    private final Optional<Instant> visible;

    PatientRecord(
            LocalSearches searches,
            ResourceStore resources,
            SearchIndex index,
            DatastoreId store,
            EverythingRequest request,
            StoreAccess access) {
        this.searches = searches;
        this.resources = resources;
        this.index = index;
        this.access = access;
        this.patient = new ResourceAddress(ResourceType.Patient, request.patient());
        this.page = PageRequest.of(
                "everything " + store + " " + patient + access.holder(), request.parameters(), searches.tokens());
        this.filter = EverythingFilter.of(page.parameters());
        this.visible = searches.lag().visible();
    }

    /**
     * {@return the page}
     *
     * @param budget from which the bytes of its resources are reserved
     */
    SearchPage page(RequestBudget budget) {
        access.require(ResourceType.Patient, Letter.READ);
        ResourceVersion current = access.living(patient, resources.read(patient), READ);
        Optional<NavigableSet<ResourceAddress>> kept =
                page.cursor().flatMap(cursor -> searches.records().find(page));
        NavigableSet<ResourceAddress> all = kept.orElseGet(() -> addresses(current, budget));
        List<SearchEntry> entries = new ArrayList<>();
        Optional<ResourceAddress> last = page.cursor().map(PatientRecord::address);
        Iterable<ResourceAddress> rest = last.isPresent() ? all.tailSet(last.get(), false) : all;
        for (ResourceAddress address : rest) {
            if (entries.size() == filter.count()) {
                String cursor =
                        String.valueOf(entries.get(entries.size() - 1).address().orElseThrow());
                if (kept.isEmpty()) {
                    searches.records().keep(page, all);
                }
                return page(all, entries, Optional.of(cursor));
            }
            // A resource that was deleted meanwhile stays in the total of this page.
            resources
                    .read(address)
                    .filter(version -> !version.isDeletion() && access.admits(version, READ))
                    .ifPresent(version -> entries.add(entry(version, budget)));
        }
        return page(all, entries, Optional.empty());
    }

    private SearchPage page(SortedSet<ResourceAddress> all, List<SearchEntry> entries, Optional<String> cursor) {
        return new SearchPage(
                OptionalLong.of(all.size()),
                entries,
                page.shown(page.parameters()),
                List.of(),
                filter.count(),
                cursor.map(next -> page.next(next, searches.tokens())));
    }

    private static SearchEntry entry(ResourceVersion version, RequestBudget budget) {
        budget.reserve(version.body().size());
        return new SearchEntry(
                SearchEntry.Mode.MATCH, Optional.of(version.address()), ResourceJson.of(version.rendered()));
    }

    /** A digest without a secret does not say who made a token. */
    private static ResourceAddress address(String cursor) {
        int slash = cursor.indexOf('/');
        String id = cursor.substring(slash + 1);
        Optional<ResourceType> type = slash < 0 ? Optional.empty() : ResourceType.find(cursor.substring(0, slash));
        if (type.isEmpty() || !ResourceId.RULE.violations("id", id).isEmpty()) {
            throw SearchTokens.invalid();
        }
        return new ResourceAddress(type.get(), new ResourceId(id));
    }

    private NavigableSet<ResourceAddress> addresses(ResourceVersion current, RequestBudget budget) {
        budget.requireSearchTime();
        try {
            return addresses(current);
        } finally {
            budget.searched(System.nanoTime() - begin);
        }
    }

    private NavigableSet<ResourceAddress> addresses(ResourceVersion current) {
        NavigableSet<ResourceAddress> all = new TreeSet<>(ORDER);
        if (shows(current)) {
            all.add(patient);
        }
        for (List<QueryParameter> parameters : filter.searches(ResourceType.Patient)) {
            collect(ResourceType.Patient, idOf(parameters), Optional.empty(), all);
        }
        for (ResourceType type : filter.compartmentTypes()) {
            for (List<QueryParameter> parameters : filter.searches(type)) {
                collect(type, parameters, Optional.of(patient), all);
            }
        }
        return all;
    }

    private boolean shows(ResourceVersion version) {
        return filter.shows(version)
                && access.admits(version, READ)
                && visible.map(time -> !version.lastUpdated().isAfter(time)).orElse(true);
    }

    private List<QueryParameter> idOf(List<QueryParameter> parameters) {
        List<QueryParameter> all = new ArrayList<>(parameters);
        all.add(new QueryParameter("_id", patient.id().value()));
        return all;
    }

    /** Adds the addresses of all matches and of what they refer to. */
    private void collect(
            ResourceType type,
            List<QueryParameter> parameters,
            Optional<ResourceAddress> compartment,
            Set<ResourceAddress> all) {
        SearchQuery query = searches.parser()
                .parse(new SearchRequest(Optional.of(type), compartment, parameters, SearchHandling.STRICT));
        Optional<String> cursor = Optional.empty();
        do {
            if (System.nanoTime() - begin > LONGEST_NANOS) {
                throw new Unprocessable("The record of " + patient + " takes longer than "
                        + TimeUnit.NANOSECONDS.toSeconds(LONGEST_NANOS)
                        + " s to collect; narrow it with _type, start, end or _since");
            }
            // The resources of this page are garbage afterwards: only those that are shown are reserved.
            SearchHits hits = index.search(query, cursor, RequestBudget.UNLIMITED, visible);
            hits.matches().stream().filter(this::shows).forEach(version -> all.add(version.address()));
            hits.included().stream().filter(this::shows).forEach(version -> all.add(version.address()));
            cursor = hits.next();
        } while (cursor.isPresent());
    }
}
