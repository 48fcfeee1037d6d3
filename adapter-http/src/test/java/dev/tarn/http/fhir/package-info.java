/** Tests. */
@NullMarked
package dev.tarn.http.fhir;

import org.jspecify.annotations.NullMarked;
