/**
 * Tarn's part of a recovery: which recovered rows belong together, and what is lost without its counterpart.
 */
@NullMarked
package dev.tarn.inmemory.storage.schema.recovery;

import org.jspecify.annotations.NullMarked;
