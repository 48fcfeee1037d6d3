package dev.tarn.ports.fhir;

/**
 * A version, and what made it.
 */
public sealed interface HistoryEntry {

    /**
     * A version that holds the resource.
     *
     * @param created whether the resource was not there before this version, or was deleted
     */
    record Written(StoredResource resource, boolean created) implements HistoryEntry {}

    /** The version that says that the resource was deleted. */
    record Deleted(DeletedResource deletion) implements HistoryEntry {}
}
