/** Objects of S3 as files: {@code s3://bucket/key} is {@code <root>/bucket/key}, and nothing else can be reached. */
@NullMarked
package dev.tarn.inmemory.objectstore;

import org.jspecify.annotations.NullMarked;
