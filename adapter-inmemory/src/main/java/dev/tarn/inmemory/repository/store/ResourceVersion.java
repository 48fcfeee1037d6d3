package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.inmemory.ndjson.ResourceBody;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of a resource.
 *
 * @param versionId 1 for the first
 * @param lastUpdated when it was written, in milliseconds
 * @param body {@link ResourceBody#NONE} in a version that says that the resource was deleted
 */
public record ResourceVersion(ResourceAddress address, long versionId, Instant lastUpdated, ResourceBody body) {

    /**
     * {@return the version that follows}
     *
     * @param current the current version, where there is one; a clock that goes back does not make the next one older
     *     than it is ({@code domain/docs/decisions.md} T24)
     */
    public static ResourceVersion next(
            Optional<ResourceVersion> current, ResourceAddress address, Instant now, ResourceBody body) {
        Instant time = current.map(ResourceVersion::lastUpdated)
                .filter(before -> before.isAfter(now))
                .orElse(now);
        return new ResourceVersion(
                address, current.map(ResourceVersion::versionId).orElse(0L) + 1, time, body);
    }

    /** {@return whether this version says that the resource was deleted} */
    public boolean isDeletion() {
        return body.size() == 0;
    }

    /** {@return the resource as JSON in UTF-8, on one line; not for a deletion} */
    public byte[] json() {
        return body.rendered(versionId, time());
    }

    /** {@return the resource as {@link #json()} has it, without a copy of its body; not for a deletion} */
    public RenderedVersion rendered() {
        return new RenderedVersion(body, body.slot().filled(versionId, time()));
    }

    /** {@return {@code meta.lastUpdated} as text} */
    String time() {
        return InstantText.of(lastUpdated);
    }
}
