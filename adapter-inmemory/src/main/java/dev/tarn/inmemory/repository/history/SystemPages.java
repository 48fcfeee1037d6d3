package dev.tarn.inmemory.repository.history;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.request.PageToken;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.ports.fhir.HistoryEntry;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.SystemHistoryRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The history of a type or of all resources, in pages. A page finds its versions by binary search in each type, and reads no
 * more bodies than it shows.
 */
public final class SystemPages {

    private static final ResourceType[] TYPES = ResourceType.values();

    /** In bytes: a page of any history ends early where it carries more. */
    public static final long HEAVY = Math.min(16_000_000, Runtime.getRuntime().maxMemory() / 32);

    private final StoreHistory history;
    private final SystemHistoryRequest request;
    private final String list;

    /** Pages of one request without grants. */
    public SystemPages(DatastoreId store, StoreHistory history, SystemHistoryRequest request) {
        this(store, history, request, "");
    }

    /**
     * Pages of one request.
     *
     * @param holder who may use the page tokens; empty for a request without grants
     */
    public SystemPages(DatastoreId store, StoreHistory history, SystemHistoryRequest request, String holder) {
        this.history = history;
        this.request = request;
        // A token is bound to the size of the page as well, as HealthLake's is (data-plane.md 3.3).
        this.list = "history " + store + " "
                + request.type().map(ResourceType::name).orElse("*") + " " + request.since() + " " + request.at() + " "
                + request.pageSize().value() + holder;
    }

    /**
     * {@return the page, with the admitted versions alone} Reads all versions of the type, since the total must not say how
     * many there are that are not admitted; the work is charged to the budget. A deletion is admitted where the version
     * before it is.
     *
     * @param admitted whether a version that is no deletion is shown
     */
    public ResourceHistory admitted(
            RequestBudget budget,
            BiFunction<ResourceVersion, Optional<ResourceVersion>, HistoryEntry> entry,
            Predicate<ResourceVersion> admitted) {
        Optional<SystemVersion> last = request.pageToken().map(token -> SystemVersion.of(list, token));
        List<HistoryEntry> shown = new ArrayList<>();
        Optional<PageToken> next = Optional.empty();
        Optional<SystemVersion> lastShown = Optional.empty();
        long total = 0;
        long carried = 0;
        List<ResourceType> types = List.of(request.type().orElseThrow());
        for (SystemVersion ref : history.read(types, versions -> FoundVersions.all(request, versions))) {
            Optional<ResourceVersion> version = version(ref, ref.ref().version());
            Optional<ResourceVersion> before = version(ref, ref.ref().version() - 1L);
            boolean isAdmitted = version.flatMap(found -> found.isDeletion() ? before : version)
                    .filter(living -> {
                        budget.work(living.body().size());
                        return !living.isDeletion() && admitted.test(living);
                    })
                    .isPresent();
            total += isAdmitted ? 1 : 0;
            boolean isBehind = last.map(position -> ref.compareTo(position) < 0).orElse(true);
            if (isBehind && isAdmitted && next.isEmpty()) {
                if (lastShown.isPresent() && (shown.size() == request.pageSize().value() || carried > HEAVY)) {
                    next = lastShown.map(position -> position.token(list));
                } else {
                    budget.reserve(version.orElseThrow().body().size());
                    carried += version.orElseThrow().body().size();
                    shown.add(entry.apply(version.orElseThrow(), before));
                    lastShown = Optional.of(ref);
                }
            }
        }
        return new ResourceHistory(total, shown, next);
    }

    /**
     * {@return the page, without the versions that a recovery has lost}
     *
     * @param budget from which the bytes of the versions are reserved
     * @param entry a version and the one before it, as an entry
     */
    public ResourceHistory page(
            RequestBudget budget, BiFunction<ResourceVersion, Optional<ResourceVersion>, HistoryEntry> entry) {
        Optional<SystemVersion> last = request.pageToken().map(token -> SystemVersion.of(list, token));
        List<ResourceType> types = request.type()
                .map(List::of)
                .orElseGet(() -> Stream.of(TYPES)
                        .filter(type -> type.allows(FhirInteraction.HISTORY_TYPE))
                        .toList());
        FoundVersions found = history.read(types, versions -> FoundVersions.of(request, versions, last));
        List<HistoryEntry> shown = new ArrayList<>();
        long carried = 0;
        for (int i = 0; i < found.versions().size(); i++) {
            if (i == request.pageSize().value() || carried > HEAVY) {
                return new ResourceHistory(
                        found.total(),
                        shown,
                        Optional.of(found.versions().get(i - 1).token(list)));
            }
            SystemVersion next = found.versions().get(i);
            Optional<ResourceVersion> version = version(next, next.ref().version());
            if (version.isPresent()) {
                budget.reserve(version.get().body().size());
                carried += version.get().body().size();
                shown.add(entry.apply(version.get(), version(next, next.ref().version() - 1L)));
            }
        }
        return new ResourceHistory(found.total(), shown, Optional.empty());
    }

    private Optional<ResourceVersion> version(SystemVersion of, long number) {
        return number < 1
                ? Optional.empty()
                : history.version(of.type(), of.ref().row(), number);
    }
}
