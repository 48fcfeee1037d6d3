/** Signatures of requests to S3. */
@NullMarked
package dev.tarn.http.s3.signature;

import org.jspecify.annotations.NullMarked;
