/** The JVMs that are measured: each is a process of its own, and none outlives the benchmark. */
@NullMarked
package dev.tarn.app.bench.process;

import org.jspecify.annotations.NullMarked;
