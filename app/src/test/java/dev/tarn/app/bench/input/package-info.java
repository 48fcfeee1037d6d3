/** What is imported. */
@NullMarked
package dev.tarn.app.bench.input;

import org.jspecify.annotations.NullMarked;
