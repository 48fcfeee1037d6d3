package dev.tarn.ports.fhir;

import dev.tarn.domain.request.PageToken;
import java.util.List;
import java.util.Optional;

/**
 * Versions of one resource, of those of a type, or of all resources, the newest first.
 *
 * @param total how many there are on all pages
 * @param entries those of this page
 * @param next where the next page begins; empty on the last one
 */
public record ResourceHistory(long total, List<HistoryEntry> entries, Optional<PageToken> next) {

    public ResourceHistory {
        entries = List.copyOf(entries);
    }
}
