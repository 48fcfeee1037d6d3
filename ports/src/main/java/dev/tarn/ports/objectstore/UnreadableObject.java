package dev.tarn.ports.objectstore;

import dev.tarn.domain.job.S3Uri;

/**
 * What lies where an object could lie, and is never read or written: a symbolic link, a named pipe, a device.
 *
 * @param uri the object that it would be
 * @param reason why it is not read, as a sentence without its end: {@code It is a symbolic link, which is not followed}
 */
public record UnreadableObject(S3Uri uri, String reason) {}
