package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceType;
import java.util.Optional;

/** Store this under a new id. */
public record CreateResource(ResourceType type, ResourceJson json, Optional<IdempotencyKey> idempotencyKey)
        implements FhirRequest {

    /** {@return a request without an idempotency key} */
    public static CreateResource of(ResourceType type, ResourceJson json) {
        return new CreateResource(type, json, Optional.empty());
    }

    @Override
    public Kind kind() {
        return Kind.CREATE;
    }
}
