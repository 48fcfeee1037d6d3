/** What is measured, a class for each. */
@NullMarked
package dev.tarn.app.bench.section;

import org.jspecify.annotations.NullMarked;
