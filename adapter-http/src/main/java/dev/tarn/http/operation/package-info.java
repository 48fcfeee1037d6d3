/** The operations of HealthLake, one file each; {@link dev.tarn.http.operation.Operations} is their table of contents. */
@NullMarked
package dev.tarn.http.operation;

import org.jspecify.annotations.NullMarked;
