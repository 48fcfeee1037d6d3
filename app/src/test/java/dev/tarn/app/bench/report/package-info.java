/** Figures beside the limits that were measured with them, and the table of all. */
@NullMarked
package dev.tarn.app.bench.report;

import org.jspecify.annotations.NullMarked;
