/** What is started and closed again and again within one JVM, as tests do it. */
@NullMarked
package dev.tarn.app.bench.embedded;

import org.jspecify.annotations.NullMarked;
