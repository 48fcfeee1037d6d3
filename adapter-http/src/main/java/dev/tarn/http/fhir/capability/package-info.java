/** What the endpoint says of itself. */
@NullMarked
package dev.tarn.http.fhir.capability;

import org.jspecify.annotations.NullMarked;
