/**
 * Validation of resources against the profiles that they claim: rules compiled to tables, and a walk over the bytes along
 * them. It runs after base R4 has been validated, so that the JSON is known to be well-formed.
 */
@NullMarked
package dev.tarn.inmemory.repository.validation.profile;

import org.jspecify.annotations.NullMarked;
