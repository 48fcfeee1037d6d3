/** Bearer tokens of SMART on FHIR: the identity provider's function, and what its answer grants ({@code authorization.md} 3). */
@NullMarked
package dev.tarn.http.smart;

import org.jspecify.annotations.NullMarked;
