/**
 * What profiles demand beyond base R4, reduced to what is validated: trees of rules over elements. Made of FHIR packages,
 * or read from the tables of the built-in guides.
 */
@NullMarked
package dev.tarn.inmemory.repository.validation.profile.definition;

import org.jspecify.annotations.NullMarked;
