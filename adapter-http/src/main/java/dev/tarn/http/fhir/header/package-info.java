/** What the headers of a FHIR request say. */
@NullMarked
package dev.tarn.http.fhir.header;

import org.jspecify.annotations.NullMarked;
