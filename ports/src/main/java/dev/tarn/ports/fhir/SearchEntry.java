package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceAddress;
import java.util.Optional;

/**
 * A resource on a page of a search.
 *
 * @param address empty for an outcome, which is no stored resource
 * @param json the resource, reduced to what {@code _summary} or {@code _elements} ask for
 */
public record SearchEntry(Mode mode, Optional<ResourceAddress> address, ResourceJson json) {

    /** Why a resource is on the page ({@code Bundle.entry.search.mode}). */
    public enum Mode {
        MATCH,
        INCLUDE,
        OUTCOME
    }
}
