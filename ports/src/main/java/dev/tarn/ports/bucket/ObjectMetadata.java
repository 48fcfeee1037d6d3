package dev.tarn.ports.bucket;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an object has beside its bytes. Immutable.
 *
 * @param headers HTTP headers in lower case: {@code content-type}, {@code cache-control}, {@code x-amz-meta-...}
 */
public record ObjectMetadata(Map<String, String> headers, Optional<ObjectChecksum> checksum) {

    /** The start of the names of a user's own metadata. */
    public static final String USER = "x-amz-meta-";

    /** No metadata. */
    public static final ObjectMetadata NONE = new ObjectMetadata(Map.of(), Optional.empty());

    public ObjectMetadata {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    /** {@return this with another checksum} */
    public ObjectMetadata checksum(Optional<ObjectChecksum> value) {
        return new ObjectMetadata(headers, value);
    }
}
