/** Errors in S3's form. */
@NullMarked
package dev.tarn.http.s3.error;

import org.jspecify.annotations.NullMarked;
