package dev.tarn.inmemory.repository.history;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.ports.fhir.HistoryEntry;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.SystemHistoryRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BiFunction;
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

    /** Pages of one request. */
    public SystemPages(DatastoreId store, StoreHistory history, SystemHistoryRequest request) {
        this.history = history;
        this.request = request;
        // A token is bound to the size of the page as well, as HealthLake's is (data-plane.md 3.3).
        this.list = "history " + store + " "
                + request.type().map(ResourceType::name).orElse("*") + " " + request.since() + " " + request.at() + " "
                + request.pageSize().value();
    }

    /**
     * One page.
     *
     * @param total the number of versions on all pages
     */
    private record Found(long total, List<SystemVersion> versions) {}

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
        Found found = history.read(types, versions -> found(versions, last));
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

    /** The versions of a type that are not on the page yet: those from {@code low}, and before {@code high}. */
    private static final class Rest {

        private final ResourceType type;
        private final TypeVersions versions;
        private final int low;
        private int high;

        Rest(ResourceType type, TypeVersions versions, int low, int high) {
            this.type = type;
            this.versions = versions;
            this.low = low;
            this.high = high;
        }

        boolean isEmpty() {
            return high <= low;
        }

        SystemVersion newest() {
            return new SystemVersion(type, versions.get(high - 1));
        }
    }

    private Found found(Map<ResourceType, TypeVersions> all, Optional<SystemVersion> last) {
        PriorityQueue<Rest> rest =
                new PriorityQueue<>(Comparator.comparing(Rest::newest).reversed());
        long total = 0;
        for (Map.Entry<ResourceType, TypeVersions> entry : all.entrySet()) {
            TypeVersions versions =
                    request.at().map(time -> entry.getValue().at(floor(time))).orElse(entry.getValue());
            int low =
                    request.since().map(time -> versions.before(ceiling(time))).orElse(0);
            total += versions.size() - low;
            int high = last.map(version -> before(version, entry.getKey(), versions))
                    .orElse(versions.size());
            Rest type = new Rest(entry.getKey(), versions, low, high);
            if (!type.isEmpty()) {
                rest.add(type);
            }
        }
        // One more than the page has, which tells whether there is a next page.
        List<SystemVersion> newest = new ArrayList<>();
        while (!rest.isEmpty() && newest.size() <= request.pageSize().value()) {
            Rest next = rest.remove();
            newest.add(next.newest());
            next.high--;
            if (!next.isEmpty()) {
                rest.add(next);
            }
        }
        return new Found(total, newest);
    }

    /** {@return how many versions of a type come before this one} */
    private static int before(SystemVersion version, ResourceType type, TypeVersions versions) {
        int order = type.compareTo(version.type());
        long time = version.ref().time();
        return order == 0
                ? versions.before(version.ref())
                : versions.before(order < 0 && time < Long.MAX_VALUE ? time + 1 : time);
    }

    private static long floor(Instant time) {
        return time.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE))
                ? Long.MIN_VALUE
                : time.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE)) ? Long.MAX_VALUE : time.toEpochMilli();
    }

    /** {@return the first millisecond that is not before this time} */
    private static long ceiling(Instant time) {
        long floor = floor(time);
        return floor < Long.MAX_VALUE
                        && floor > Long.MIN_VALUE
                        && Instant.ofEpochMilli(floor).isBefore(time)
                ? floor + 1
                : floor;
    }
}
