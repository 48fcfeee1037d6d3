/** {@code $validate}. */
@NullMarked
package dev.tarn.http.fhir.validation;

import org.jspecify.annotations.NullMarked;
