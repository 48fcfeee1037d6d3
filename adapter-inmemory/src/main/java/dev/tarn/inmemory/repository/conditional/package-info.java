/** FHIR's conditional interactions: writes to a resource that a search finds ({@code data-plane.md} 3.2). */
@NullMarked
package dev.tarn.inmemory.repository.conditional;

import org.jspecify.annotations.NullMarked;
