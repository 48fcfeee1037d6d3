/** JSON Patch (RFC 6902): a library applies it, and what it does not touch keeps the text that it came in. */
@NullMarked
package dev.tarn.inmemory.repository.patch;

import org.jspecify.annotations.NullMarked;
