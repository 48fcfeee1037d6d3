package dev.tarn.inmemory.ndjson;

import java.util.List;

/**
 * Why a text is no resource that can be stored.
 *
 * @param diagnostics one sentence a fault, at least one, in HealthLake's words where those are known
 *     ({@code data-plane.md} 1.7)
 */
public record InvalidResource(List<String> diagnostics) implements ReadResult {

    public InvalidResource {
        diagnostics = List.copyOf(diagnostics);
    }
}
