/**
 * Validation of resources against base R4: one walk over the bytes along compiled tables of the types. The walk of a
 * valid resource allocates nothing; messages and places are made where a fault is.
 */
@NullMarked
package dev.tarn.inmemory.repository.validation;

import org.jspecify.annotations.NullMarked;
