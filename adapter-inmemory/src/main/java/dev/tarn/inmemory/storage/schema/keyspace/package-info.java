/**
 * The keyspace of one data store: the partitions of its types, the id index, the numbers that it gives out, and the rows
 * about its resources: changed rows, idempotency keys, results of import batches.
 */
@NullMarked
package dev.tarn.inmemory.storage.schema.keyspace;

import org.jspecify.annotations.NullMarked;
