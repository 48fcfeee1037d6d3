package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import java.util.Optional;

/** Show this resource, in this version or the current one. */
public record ReadResource(ResourceAddress address, Optional<VersionId> version) implements FhirRequest {

    @Override
    public Kind kind() {
        return Kind.READ;
    }
}
