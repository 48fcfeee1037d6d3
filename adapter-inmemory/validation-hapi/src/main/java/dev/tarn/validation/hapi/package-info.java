/**
 * HAPI FHIR's validator behind the port {@link dev.tarn.ports.fhir.validation.ResourceValidator}. {@link
 * dev.tarn.validation.hapi.HapiValidatorProvider} is found by {@link java.util.ServiceLoader}; the package {@code engine} is
 * loaded with HAPI by a class loader of its own, and shares only types of the JDK with the rest.
 */
@NullMarked
package dev.tarn.validation.hapi;

import org.jspecify.annotations.NullMarked;
