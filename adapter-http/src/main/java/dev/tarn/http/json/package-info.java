/**
 * The AWS JSON 1.0 codec: reading a request so that every violation in it is found, and writing an answer
 * ({@code control-plane.md} 3.1, 3.2).
 */
@NullMarked
package dev.tarn.http.json;

import org.jspecify.annotations.NullMarked;
