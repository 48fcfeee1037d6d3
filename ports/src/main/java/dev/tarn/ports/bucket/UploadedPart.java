package dev.tarn.ports.bucket;

import java.time.Instant;
import java.util.Optional;

/**
 * A part of a multipart upload.
 *
 * @param number 1 to 10,000
 * @param size in bytes
 * @param etag the MD5 of its bytes in hex
 */
public record UploadedPart(
        int number, long size, String etag, Instant lastModified, Optional<ObjectChecksum> checksum) {}
