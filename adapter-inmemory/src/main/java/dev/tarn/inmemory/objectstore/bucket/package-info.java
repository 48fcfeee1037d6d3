/**
 * The directory of the objects as buckets for clients of S3. What S3 has beside an object's bytes (ETag, checksum,
 * headers) is in an extended attribute of the file, so that both appear and move in one step; multipart uploads are in
 * {@code <root>/.tarn-uploads}.
 */
@NullMarked
package dev.tarn.inmemory.objectstore.bucket;

import org.jspecify.annotations.NullMarked;
