package dev.tarn.inmemory.resource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The versions of one resource. Most have only one, so that the earlier ones cost nothing until there are any. */
final class ResourceHistory {

    private ResourceVersion current;
    private List<ResourceVersion> earlier = List.of();

    ResourceHistory(ResourceVersion first) {
        this.current = first;
    }

    /** Adds a version, unless the body is that of the current one. */
    synchronized Upserted add(ResourceBody body, Instant now) {
        if (current.body().equals(body)) {
            return new Upserted(Upserted.Change.UNCHANGED, current.versionId());
        }
        if (earlier.isEmpty()) {
            earlier = new ArrayList<>(1);
        }
        earlier.add(current);
        current = new ResourceVersion(current.type(), current.id(), current.versionId() + 1, now, body);
        return new Upserted(Upserted.Change.UPDATED, current.versionId());
    }

    synchronized ResourceVersion current() {
        return current;
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

    /** {@return every version that there is now, the newest first} */
    Stream<ResourceVersion> newestFirst() {
        long newest = current().versionId();
        return Stream.iterate(newest, number -> number >= 1, number -> number - 1)
                .flatMap(number -> version(number).stream());
    }
}
