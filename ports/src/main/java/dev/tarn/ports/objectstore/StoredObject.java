package dev.tarn.ports.objectstore;

import dev.tarn.domain.job.S3Uri;

/**
 * An object that is there.
 *
 * @param size in bytes
 */
public record StoredObject(S3Uri uri, long size) {}
