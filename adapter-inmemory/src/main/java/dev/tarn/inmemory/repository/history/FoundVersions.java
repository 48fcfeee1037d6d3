package dev.tarn.inmemory.repository.history;

import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.ports.fhir.SystemHistoryRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The versions of one page of a history, the newest first: a merge of the versions of each type, in which the page is found by
 * binary search.
 *
 * @param total the number of versions on all pages
 */
record FoundVersions(long total, List<SystemVersion> versions) {

    /** Of a history that is looked through for what a token admits. */
    private static final int MOST = 200_000;

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

    /**
     * Finds the versions of a page, and one more, which tells whether there is a next page.
     *
     * @param last the last version of the page before; empty for the first page
     */
    static FoundVersions of(
            SystemHistoryRequest request, Map<ResourceType, TypeVersions> all, Optional<SystemVersion> last) {
        return of(request, all, last, request.pageSize().value() + 1);
    }

    /**
     * {@return the versions of all pages}
     *
     * @throws Unprocessable for more than can be looked through
     */
    static List<SystemVersion> all(SystemHistoryRequest request, Map<ResourceType, TypeVersions> all) {
        FoundVersions found = of(request, all, Optional.empty(), MOST);
        if (found.total() > MOST) {
            throw new Unprocessable("The history has " + found.total() + " versions, and at most " + MOST
                    + " can be looked through for those that the token admits; narrow it with _since");
        }
        return found.versions();
    }

    private static FoundVersions of(
            SystemHistoryRequest request, Map<ResourceType, TypeVersions> all, Optional<SystemVersion> last, int most) {
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
        List<SystemVersion> newest = new ArrayList<>();
        while (!rest.isEmpty() && newest.size() < most) {
            Rest next = rest.remove();
            newest.add(next.newest());
            next.high--;
            if (!next.isEmpty()) {
                rest.add(next);
            }
        }
        return new FoundVersions(total, newest);
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
