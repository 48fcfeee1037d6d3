package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.smart.Letter;
import dev.tarn.inmemory.paging.PageTokens;
import dev.tarn.inmemory.paging.Position;
import dev.tarn.inmemory.repository.access.StoreAccess;
import dev.tarn.inmemory.repository.history.SystemPages;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.ports.fhir.HistoryEntry;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.WrittenResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The history of one resource, in pages. Versions are numbered without a gap and their times never go back, so that
 * versions are found by time with a binary search. A page reads at most one version more than it shows.
 */
final class VersionPages {

    private final ResourceStore store;
    private final HistoryRequest request;
    private final ResourceAddress address;
    private final RequestBudget budget;
    private final StoreAccess access;
    private final String list;

    /**
     * Pages of one request.
     *
     * @param budget from which the bytes of the versions are reserved
     * @param access which versions are shown
     */
    VersionPages(
            DatastoreId id, ResourceStore store, HistoryRequest request, RequestBudget budget, StoreAccess access) {
        this.store = store;
        this.request = request;
        this.budget = budget;
        this.access = access;
        this.address = request.address();
        // A token is bound to the size of the page as well, as HealthLake's is (data-plane.md 3.3).
        this.list = "history " + id + " " + address + " " + request.since() + " " + request.at() + " "
                + request.pageSize().value() + access.holder();
    }

    ResourceHistory page() {
        long newest = store.read(address)
                .orElseThrow(() -> NotFound.of("Resource", address))
                .versionId();
        long first = 1;
        long last = newest;
        if (request.at().isPresent()) {
            Instant at = request.at().get();
            last = first(newest, time -> time.isAfter(at)) - 1;
            first = Math.max(last, 1);
        }
        if (request.since().isPresent()) {
            Instant since = request.since().get();
            first = Math.max(first, first(newest, time -> !time.isBefore(since)));
        }
        long top = request.pageToken().map(this::before).orElse(Long.MAX_VALUE) - 1;
        if (!access.isUnrestricted()) {
            return admitted(first, last, top);
        }
        return page(Math.max(last - first + 1, 0), first, Math.min(last, top));
    }

    /** Reads all versions, since the total must not say how many there are that are not admitted. */
    private ResourceHistory admitted(long first, long last, long top) {
        List<HistoryEntry> shown = new ArrayList<>();
        Optional<PageToken> next = Optional.empty();
        long total = 0;
        long carried = 0;
        ResourceVersion lastShown = null;
        for (long number = last; number >= first; number--) {
            ResourceVersion version = version(number);
            budget.work(version.body().size());
            if (!isAdmitted(version)) {
                continue;
            }
            total++;
            if (number > top || next.isPresent()) {
                continue;
            }
            if (lastShown != null && (shown.size() == request.pageSize().value() || carried > SystemPages.HEAVY)) {
                next = Optional.of(PageTokens.write(list, position(lastShown)));
                continue;
            }
            budget.reserve(version.body().size());
            carried += version.body().size();
            shown.add(entry(version, number == 1 ? Optional.empty() : Optional.of(version(number - 1))));
            lastShown = version;
        }
        return new ResourceHistory(total, shown, next);
    }

    /** A deletion is shown where the version before it is. */
    private boolean isAdmitted(ResourceVersion version) {
        return access.lastLiving(version)
                .filter(living -> access.admits(living, Set.of(Letter.READ)))
                .isPresent();
    }

    private ResourceHistory page(long total, long first, long last) {
        List<HistoryEntry> shown = new ArrayList<>();
        Optional<ResourceVersion> next = last < first ? Optional.empty() : Optional.of(version(last));
        long carried = 0;
        while (next.isPresent()) {
            ResourceVersion version = next.get();
            Optional<ResourceVersion> before =
                    version.versionId() == 1 ? Optional.empty() : Optional.of(version(version.versionId() - 1));
            budget.reserve(version.body().size());
            shown.add(entry(version, before));
            carried += version.body().size();
            next = before.filter(earlier -> earlier.versionId() >= first);
            if (next.isPresent() && (shown.size() == request.pageSize().value() || carried > SystemPages.HEAVY)) {
                return new ResourceHistory(total, shown, Optional.of(PageTokens.write(list, position(version))));
            }
        }
        return new ResourceHistory(total, shown, Optional.empty());
    }

    /** {@return a version as an entry, with whether it created the resource, which the version before it says} */
    static HistoryEntry entry(ResourceVersion version, Optional<ResourceVersion> before) {
        return version.isDeletion()
                ? ShownResources.deleted(version)
                : new WrittenResource(
                        ShownResources.stored(version),
                        before.map(ResourceVersion::isDeletion).orElse(true));
    }

    /** {@return the first version with such a time, where all that follow have such; one more than the newest if none has} */
    private long first(long newest, Predicate<Instant> late) {
        long low = 1;
        long high = newest + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (late.test(version(middle).lastUpdated())) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private ResourceVersion version(long number) {
        return store.read(address, number)
                .orElseThrow(() -> new IllegalStateException(address + " has no version " + number));
    }

    private static Position position(ResourceVersion version) {
        return new Position(version.lastUpdated(), Long.toString(version.versionId()));
    }

    private long before(PageToken token) {
        Optional<Position> last = PageTokens.find(list, token);
        try {
            return Long.parseLong(last.map(Position::id).orElse(""));
        } catch (NumberFormatException e) {
            throw new Invalid("Invalid pagination token.");
        }
    }
}
