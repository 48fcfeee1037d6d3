package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import java.time.Instant;

/**
 * A version of a resource as it is stored.
 *
 * @param lastUpdated when this version was written, in milliseconds
 * @param json the resource, on one line; {@code id}, {@code meta.versionId} and {@code meta.lastUpdated} are the
 *     server's, and all else is as it came in, byte for byte. {@link ResourceJson#NONE} after a patch by a caller who may not
 *     read the resource
 */
public record StoredResource(ResourceAddress address, VersionId version, Instant lastUpdated, ResourceJson json) {}
