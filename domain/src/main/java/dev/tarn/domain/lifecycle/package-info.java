/** Lifecycles as tables: which status may follow which. */
@NullMarked
package dev.tarn.domain.lifecycle;

import org.jspecify.annotations.NullMarked;
