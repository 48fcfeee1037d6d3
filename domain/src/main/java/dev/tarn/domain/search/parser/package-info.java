/**
 * The parser of FHIR searches: parameters of a request become a checked {@link dev.tarn.domain.search.SearchQuery}, or
 * one {@link dev.tarn.domain.failure.Invalid} that says for each wrong parameter what was given and what is accepted
 * ({@code data-plane.md} 3.3).
 */
@NullMarked
package dev.tarn.domain.search.parser;

import org.jspecify.annotations.NullMarked;
