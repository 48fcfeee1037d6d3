/** Bodies of uploads: chunked encodings, digests, checksums and their verification. */
@NullMarked
package dev.tarn.http.s3.upload;

import org.jspecify.annotations.NullMarked;
