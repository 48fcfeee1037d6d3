package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import java.time.Instant;

/**
 * A resource that was deleted, and the version that says so.
 *
 * @param lastUpdated when it was deleted: in milliseconds, or in seconds where the answer to a single DELETE came over HTTP,
 *     which has only the header {@code Last-Modified} for it
 */
public record DeletedResource(ResourceAddress address, VersionId version, Instant lastUpdated) {}
