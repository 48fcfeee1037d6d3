/** Validation of resources: the validator, and the issues that it finds. */
@NullMarked
package dev.tarn.ports.fhir.validation;

import org.jspecify.annotations.NullMarked;
