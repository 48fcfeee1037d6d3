package dev.tarn.domain.fhir;

/** Where a resource is in its data store, as a relative reference has it: {@code Patient/123}. */
public record ResourceAddress(ResourceType type, ResourceId id) {

    @Override
    public String toString() {
        return type.name() + "/" + id;
    }
}
