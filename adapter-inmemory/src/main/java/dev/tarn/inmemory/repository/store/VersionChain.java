package dev.tarn.inmemory.repository.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The versions of one resource. Most have only one, so that the earlier ones cost nothing until there are any. */
final class VersionChain {

    private volatile ResourceVersion current;
    private List<ResourceVersion> earlier = List.of();

    /** The row number in its type; there is room for it in what the JVM pads objects with. */
    private final int row;

    VersionChain(ResourceVersion first, int row) {
        this.current = first;
        this.row = row;
    }

    /** {@return a chain of the same versions} */
    synchronized VersionChain copy() {
        VersionChain copy = new VersionChain(current, row);
        if (!earlier.isEmpty()) {
            copy.earlier = new ArrayList<>(earlier);
        }
        return copy;
    }

    int row() {
        return row;
    }

    /** Adds the next version. */
    synchronized void add(ResourceVersion next) {
        if (earlier.isEmpty()) {
            earlier = new ArrayList<>(1);
        }
        earlier.add(current);
        current = next;
    }

    ResourceVersion current() {
        return current;
    }

    /** {@return the version with number 1} */
    synchronized ResourceVersion first() {
        return earlier.isEmpty() ? current : earlier.get(0);
    }

    /** {@return a version; they are numbered from 1, without a gap} */
    synchronized Optional<ResourceVersion> version(long versionId) {
        if (versionId == current.versionId()) {
            return Optional.of(current);
        }
        return versionId >= 1 && versionId <= earlier.size()
                ? Optional.of(earlier.get((int) versionId - 1))
                : Optional.empty();
    }

    /** {@return the versions with this number or a greater one} */
    synchronized List<ResourceVersion> from(long first) {
        if (first >= current.versionId()) {
            return first == current.versionId() ? List.of(current) : List.of();
        }
        List<ResourceVersion> found = new ArrayList<>(earlier.subList((int) Math.max(first, 1) - 1, earlier.size()));
        found.add(current);
        return found;
    }

    /** {@return the version that was current at a moment} */
    synchronized Optional<ResourceVersion> at(Instant asOf) {
        return VersionTimes.at(current, asOf, this::version);
    }
}
