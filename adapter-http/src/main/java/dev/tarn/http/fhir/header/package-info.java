/** The headers of FHIR requests. */
@NullMarked
package dev.tarn.http.fhir.header;

import org.jspecify.annotations.NullMarked;
