/** Records the requests of a server for tests. */
@NullMarked
package dev.tarn.http.recording;

import org.jspecify.annotations.NullMarked;
