package dev.tarn.inmemory.repository.store;

import dev.tarn.inmemory.ndjson.ResourceBody;
import java.util.Optional;

/** What a write did to a resource, and the version that the resource has since. */
public record Upserted(Change change, long versionId) {

    /** The kinds of change. */
    public enum Change {
        /** The resource was not there, or was deleted. */
        CREATED,
        /** The resource has a new version. */
        UPDATED,
        /** The resource was there with the same content, and keeps its version ({@code decisions.md} D28). */
        UNCHANGED
    }

    /**
     * {@return what is to be done to have this content}
     *
     * @param current the current version, where there is one
     */
    public static Upserted of(Optional<ResourceVersion> current, ResourceBody body) {
        if (current.isEmpty()) {
            return new Upserted(Change.CREATED, 1);
        }
        ResourceVersion before = current.get();
        if (before.isDeletion()) {
            return new Upserted(Change.CREATED, before.versionId() + 1);
        }
        return before.body().equals(body)
                ? new Upserted(Change.UNCHANGED, before.versionId())
                : new Upserted(Change.UPDATED, before.versionId() + 1);
    }

    /** {@return whether there is anything to write} */
    public boolean isWrite() {
        return change != Change.UNCHANGED;
    }
}
