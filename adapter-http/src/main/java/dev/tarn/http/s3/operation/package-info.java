/** The operations, grouped by what they work on. */
@NullMarked
package dev.tarn.http.s3.operation;

import org.jspecify.annotations.NullMarked;
