/** FHIR R4 knowledge that needs no JSON: resource types, logical ids. */
@NullMarked
package dev.tarn.domain.fhir;

import org.jspecify.annotations.NullMarked;
