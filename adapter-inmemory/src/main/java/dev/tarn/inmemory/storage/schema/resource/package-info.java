/**
 * The resources of data stores in a database: the implementation of {@code repository.store} on disk.
 */
@NullMarked
package dev.tarn.inmemory.storage.schema.resource;

import org.jspecify.annotations.NullMarked;
