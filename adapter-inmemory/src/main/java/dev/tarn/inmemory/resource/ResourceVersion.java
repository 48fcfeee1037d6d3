package dev.tarn.inmemory.resource;

import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * One version of a resource.
 *
 * @param versionId 1 for the first
 * @param lastUpdated when it was written, in milliseconds
 */
public record ResourceVersion(
        ResourceType type, ResourceId id, long versionId, Instant lastUpdated, ResourceBody body) {

    /** FHIR's {@code instant} with always three decimals; {@link Instant#toString()} leaves out zeros. */
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** {@return the resource as JSON in UTF-8, on one line} */
    public byte[] json() {
        return body.rendered(versionId, INSTANT.format(lastUpdated));
    }
}
