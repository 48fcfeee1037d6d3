package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceAddress;

/** Delete a resource. */
public record DeleteResource(ResourceAddress address, Precondition precondition) implements FhirRequest {

    /** {@return a request without a precondition} */
    public static DeleteResource of(ResourceAddress address) {
        return new DeleteResource(address, Precondition.NONE);
    }

    @Override
    public Kind kind() {
        return Kind.DELETE;
    }
}
