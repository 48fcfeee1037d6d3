/** Faults that a test injects: where, how often, and what goes wrong. Values; nothing here acts. */
@NullMarked
package dev.tarn.domain.fault;

import org.jspecify.annotations.NullMarked;
