/** FHIR's interactions on the resources of a local data store. */
@NullMarked
package dev.tarn.inmemory.repository;

import org.jspecify.annotations.NullMarked;
