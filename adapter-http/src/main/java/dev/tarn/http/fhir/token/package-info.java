/** Requests with bearer tokens, and what is open at data stores with SMART on FHIR ({@code authorization.md} 3). */
@NullMarked
package dev.tarn.http.fhir.token;

import org.jspecify.annotations.NullMarked;
