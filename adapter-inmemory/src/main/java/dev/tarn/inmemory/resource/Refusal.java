package dev.tarn.inmemory.resource;

import java.util.List;

/**
 * Why a text is no resource that can be stored.
 *
 * @param diagnostics one sentence a fault, at least one, in HealthLake's words where those are known
 *     ({@code data-plane.md} 1.7)
 */
public record Refusal(List<String> diagnostics) implements ReadResult {

    public Refusal {
        diagnostics = List.copyOf(diagnostics);
    }

    /** {@return the refusal of a text that is not JSON, or not one JSON object} */
    static Refusal notJson(String fault) {
        return new Refusal(List.of("Invalid JSON found in input file: " + fault));
    }
}
