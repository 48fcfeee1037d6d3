/**
 * The versions of the resources of one data store: what a {@code ResourceStore} reads and writes, and the implementation
 * in memory. The implementation on disk is in {@code storage.schema.resource}.
 */
@NullMarked
package dev.tarn.inmemory.repository.store;

import org.jspecify.annotations.NullMarked;
