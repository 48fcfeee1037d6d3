package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceAddress;

/**
 * Change a resource in place.
 *
 * @param patch a JSON Patch (RFC 6902)
 */
public record PatchResource(ResourceAddress address, ResourceJson patch, Precondition precondition)
        implements FhirRequest {

    /** {@return a request without a precondition} */
    public static PatchResource of(ResourceAddress address, ResourceJson patch) {
        return new PatchResource(address, patch, Precondition.NONE);
    }

    @Override
    public Kind kind() {
        return Kind.PATCH;
    }
}
