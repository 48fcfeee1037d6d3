/** Searches, {@code $everything}, and the Bundles that answer them ({@code data-plane.md} 3.3, 3.7). */
@NullMarked
package dev.tarn.http.fhir.search;

import org.jspecify.annotations.NullMarked;
