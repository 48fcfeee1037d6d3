package dev.tarn.inmemory.ndjson;

import dev.tarn.domain.failure.ResourceFault;
import java.util.List;

/**
 * Why a text is no resource that can be stored.
 *
 * @param diagnostics one sentence a fault, at least one, in HealthLake's words where those are known
 *     ({@code data-plane.md} 1.7)
 * @param locations the element of each fault; empty where the text could not be read as a resource
 */
public record InvalidResource(List<String> diagnostics, List<String> locations) implements ReadResult {

    public InvalidResource {
        diagnostics = List.copyOf(diagnostics);
        locations = List.copyOf(locations);
    }

    /** A text with faults that have no location. */
    public InvalidResource(List<String> diagnostics) {
        this(diagnostics, List.of());
    }

    /** {@return a resource that validation refuses} */
    public static InvalidResource of(List<ResourceFault> faults) {
        return new InvalidResource(
                faults.stream().map(ResourceFault::diagnostics).toList(),
                faults.stream().map(ResourceFault::location).toList());
    }
}
