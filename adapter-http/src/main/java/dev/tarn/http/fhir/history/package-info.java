/** The histories of a resource, of a type and of all resources. */
@NullMarked
package dev.tarn.http.fhir.history;

import org.jspecify.annotations.NullMarked;
