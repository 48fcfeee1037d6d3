/** Digests: seals of tokens, and fingerprints of requests. */
@NullMarked
package dev.tarn.inmemory.digest;

import org.jspecify.annotations.NullMarked;
