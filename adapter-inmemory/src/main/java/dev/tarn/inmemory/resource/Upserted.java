package dev.tarn.inmemory.resource;

/** What a write did to a resource, and the version that the resource has since. */
public record Upserted(Change change, long versionId) {

    /** The kinds of change. */
    public enum Change {
        /** The resource was not there. */
        CREATED,
        /** The resource has a new version. */
        UPDATED,
        /** The resource was there with the same content, and keeps its version ({@code decisions.md} D28). */
        UNCHANGED
    }
}
