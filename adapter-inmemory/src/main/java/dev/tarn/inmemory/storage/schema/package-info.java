/**
 * Tarn's tables: what is in them, the bytes of their rows, and the stores of resources and of the control plane's state that
 * stand on them. {@code Database} translates the failures of the storage.
 */
@NullMarked
package dev.tarn.inmemory.storage.schema;

import org.jspecify.annotations.NullMarked;
