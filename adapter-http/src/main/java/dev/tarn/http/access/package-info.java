/** Checks requests against the policies of their callers ({@code authorization.md} 2.3 to 2.6). */
@NullMarked
package dev.tarn.http.access;

import org.jspecify.annotations.NullMarked;
