/**
 * FHIR search as a pure model: a query string is checked against the R4 registry and becomes a {@link
 * dev.tarn.domain.search.SearchQuery}, which an index answers ({@code data-plane.md} 3.3).
 */
@NullMarked
package dev.tarn.domain.search;

import org.jspecify.annotations.NullMarked;
