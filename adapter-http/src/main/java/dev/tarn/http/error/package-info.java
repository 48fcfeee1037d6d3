/** What the wire says when it refuses: every {@code __type}, its status, and the one place that chooses among them. */
@NullMarked
package dev.tarn.http.error;

import org.jspecify.annotations.NullMarked;
