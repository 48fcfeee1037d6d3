package dev.tarn.domain.failure;

/**
 * A fault of a resource, for which it is refused.
 *
 * @param diagnostics what was found, and what is accepted
 * @param location the element: {@code Observation.component[0].code}
 */
public record ResourceFault(String diagnostics, String location) {

    /** {@return the fault in one sentence that names the element} */
    public String sentence() {
        return diagnostics.contains("'" + location + "'") ? diagnostics : location + ": " + diagnostics;
    }
}
