/** A library of an embedding program. */
@NullMarked
package ca.uhn.fhir.context;

import org.jspecify.annotations.NullMarked;
