package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import java.time.Instant;

/** A resource that was deleted: the version that says so, and since when. */
public record DeletedResource(ResourceAddress address, VersionId version, Instant lastUpdated) {}
