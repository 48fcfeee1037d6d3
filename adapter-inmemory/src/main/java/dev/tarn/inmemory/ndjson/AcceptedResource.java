package dev.tarn.inmemory.ndjson;

import dev.tarn.domain.fhir.ResourceAddress;

/** A resource that can be stored; it has no version yet. */
public record AcceptedResource(ResourceAddress address, ResourceBody body) implements ReadResult {}
