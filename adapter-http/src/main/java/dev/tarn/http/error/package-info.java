/** Error responses: every {@code __type}, its status, and the mapping from failures. */
@NullMarked
package dev.tarn.http.error;

import org.jspecify.annotations.NullMarked;
