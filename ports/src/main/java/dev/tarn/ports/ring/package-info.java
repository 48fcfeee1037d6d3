/** Bounded memory of what happened last. */
@NullMarked
package dev.tarn.ports.ring;

import org.jspecify.annotations.NullMarked;
