/** Buckets and objects as clients of S3 see them. The jobs of a HealthLake need only {@code ports.objectstore}. */
@NullMarked
package dev.tarn.ports.bucket;

import org.jspecify.annotations.NullMarked;
