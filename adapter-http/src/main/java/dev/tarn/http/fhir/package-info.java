/** The FHIR REST endpoint of a data store ({@code data-plane.md} 3). */
@NullMarked
package dev.tarn.http.fhir;

import org.jspecify.annotations.NullMarked;
