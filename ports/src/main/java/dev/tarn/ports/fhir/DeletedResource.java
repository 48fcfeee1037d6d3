package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import java.time.Instant;

/**
 * The version that records the deletion of a resource. Immutable.
 *
 * @param lastUpdated when it was deleted: in milliseconds, or in seconds where the answer to a single DELETE came over HTTP,
 *     which has only the header {@code Last-Modified} for it
 */
public record DeletedResource(ResourceAddress address, VersionId version, Instant lastUpdated)
        implements EntryAnswer, HistoryEntry {

    @Override
    public EntryAnswer.Kind kind() {
        return EntryAnswer.Kind.DELETED;
    }

    @Override
    public HistoryEntry.Change change() {
        return HistoryEntry.Change.DELETE;
    }
}
