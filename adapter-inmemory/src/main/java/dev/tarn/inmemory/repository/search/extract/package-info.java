/**
 * Extracts the values of search parameters from a resource's JSON. The FHIRPath expressions of the R4 registry are compiled
 * to a tree of element names for each resource type; one pass over the bytes then finds the values of all parameters.
 */
@NullMarked
package dev.tarn.inmemory.repository.search.extract;

import org.jspecify.annotations.NullMarked;
