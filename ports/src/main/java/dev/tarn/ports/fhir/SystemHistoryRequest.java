package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import java.time.Instant;
import java.util.Optional;

/**
 * Which versions of the resources of a data store to show.
 *
 * @param type only resources of this type; empty for all types
 * @param since only versions written at this time or later
 * @param at only the version of each resource that was current at this time
 */
public record SystemHistoryRequest(
        Optional<ResourceType> type,
        Optional<Instant> since,
        Optional<Instant> at,
        PageSize pageSize,
        Optional<PageToken> pageToken) {

    /** {@return a request for all versions of all resources, the first page} */
    public static SystemHistoryRequest all() {
        return new SystemHistoryRequest(
                Optional.empty(), Optional.empty(), Optional.empty(), PageSize.DEFAULT, Optional.empty());
    }

    /** {@return a request for all versions of the resources of a type, the first page} */
    public static SystemHistoryRequest of(ResourceType type) {
        return new SystemHistoryRequest(
                Optional.of(type), Optional.empty(), Optional.empty(), PageSize.DEFAULT, Optional.empty());
    }
}
