/**
 * Signature Version 4, verified: the bytes of a request as they were received, the access keys and the time lead to an
 * access key or to a refusal. Without I/O; the order and the words of the refusals are {@code decisions.md} D53.
 */
@NullMarked
package dev.tarn.http.signature;

import org.jspecify.annotations.NullMarked;
