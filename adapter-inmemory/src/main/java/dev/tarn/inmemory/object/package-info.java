/** Objects of S3 as files: {@code s3://bucket/key} is {@code <root>/bucket/key}, and nothing else can be reached. */
@NullMarked
package dev.tarn.inmemory.object;

import org.jspecify.annotations.NullMarked;
