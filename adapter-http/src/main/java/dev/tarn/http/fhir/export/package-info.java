/** {@code $export}, its status, its cancellation and its files ({@code data-plane.md} 2). */
@NullMarked
package dev.tarn.http.fhir.export;

import org.jspecify.annotations.NullMarked;
