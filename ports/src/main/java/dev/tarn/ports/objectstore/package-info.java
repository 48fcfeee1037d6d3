/** What jobs read and write: objects in buckets, as in S3. The local HealthLake requires it. */
@NullMarked
package dev.tarn.ports.objectstore;

import org.jspecify.annotations.NullMarked;
