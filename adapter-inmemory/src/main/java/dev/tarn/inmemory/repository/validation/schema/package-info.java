/** R4's types, bindings and invariants, compiled for the walk over a resource's bytes; each type when it is first seen. */
@NullMarked
package dev.tarn.inmemory.repository.validation.schema;

import org.jspecify.annotations.NullMarked;
