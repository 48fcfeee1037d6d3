/** The history of a resource. */
@NullMarked
package dev.tarn.http.fhir.history;

import org.jspecify.annotations.NullMarked;
