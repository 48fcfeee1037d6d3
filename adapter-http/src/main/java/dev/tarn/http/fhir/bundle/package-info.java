/** Batches and transactions. */
@NullMarked
package dev.tarn.http.fhir.bundle;

import org.jspecify.annotations.NullMarked;
