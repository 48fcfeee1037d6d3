/**
 * The part of FHIRPath that R4's invariants need, over JSON text that is known to be valid. A collection is a range of a
 * stack of numbers, so that evaluation of the usual rules allocates nothing. An expression with anything else is not
 * compiled.
 */
@NullMarked
package dev.tarn.inmemory.repository.validation.fhirpath;

import org.jspecify.annotations.NullMarked;
