package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import java.time.Instant;
import java.util.Optional;

/**
 * Which versions of a resource to show.
 *
 * @param since only those written at this time or later
 * @param at only the one that was current at this time
 */
public record HistoryRequest(
        ResourceAddress address,
        Optional<Instant> since,
        Optional<Instant> at,
        PageSize pageSize,
        Optional<PageToken> pageToken) {

    /** {@return a request for all versions, the first page} */
    public static HistoryRequest of(ResourceAddress address) {
        return new HistoryRequest(address, Optional.empty(), Optional.empty(), PageSize.DEFAULT, Optional.empty());
    }
}
