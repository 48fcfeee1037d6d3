package dev.tarn.inmemory.resource;

import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;

/** A resource that can be stored; it has no version yet. */
public record AcceptedResource(ResourceType type, ResourceId id, ResourceBody body) implements ReadResult {}
