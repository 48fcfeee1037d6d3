/** The resources of a data store: FHIR's interactions as a port. */
@NullMarked
package dev.tarn.ports.fhir;

import org.jspecify.annotations.NullMarked;
