package dev.tarn.inmemory.repository.validation.schema;

import dev.tarn.domain.r4.Invariant;
import dev.tarn.inmemory.repository.validation.fhirpath.Expression;

/** An invariant and its expression, compiled. Immutable and thread-safe. */
public record CompiledInvariant(Invariant invariant, Expression expression) {}
