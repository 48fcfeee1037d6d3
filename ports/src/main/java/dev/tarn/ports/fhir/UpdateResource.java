package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceAddress;

/** Store this as the next version of a resource, or as its first. */
public record UpdateResource(ResourceAddress address, ResourceJson json, Precondition precondition)
        implements FhirRequest {

    /** {@return a request without a precondition} */
    public static UpdateResource of(ResourceAddress address, ResourceJson json) {
        return new UpdateResource(address, json, Precondition.NONE);
    }

    @Override
    public Kind kind() {
        return Kind.UPDATE;
    }
}
