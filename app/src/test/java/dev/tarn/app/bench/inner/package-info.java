/** The inner parts, by JMH. */
@NullMarked
package dev.tarn.app.bench.inner;

import org.jspecify.annotations.NullMarked;
