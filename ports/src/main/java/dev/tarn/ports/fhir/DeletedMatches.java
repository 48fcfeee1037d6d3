package dev.tarn.ports.fhir;

import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.request.PageToken;
import java.util.List;
import java.util.Optional;

/**
 * The result of one call.
 *
 * @param count the most resources that a call deletes
 * @param next the token with which to go on; empty where nothing more matches
 */
public record DeletedMatches(List<Entry> entries, int count, Optional<PageToken> next) {

    public DeletedMatches {
        entries = List.copyOf(entries);
    }

    /**
     * One of the matches.
     *
     * @param failure why it was not deleted; empty where it was
     */
    public record Entry(ResourceAddress address, Optional<HealthLakeException> failure) {}
}
