/** What Tarn is compared with: the same work, done by what Tarn is built on and by nothing else. Each runs in a JVM of its own. */
@NullMarked
package dev.tarn.app.bench.limit;

import org.jspecify.annotations.NullMarked;
