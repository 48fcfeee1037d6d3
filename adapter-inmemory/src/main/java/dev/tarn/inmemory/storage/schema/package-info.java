/**
 * Tarn's database: its tables ({@code Tables}), and transactions on them ({@code Database}), which translate the failures of the
 * storage into those of the domain. Below: the bytes of rows ({@code row}), the keyspace of a data store ({@code keyspace}), and what
 * stands on them: {@code resource}, {@code controlplane}, {@code recovery}.
 */
@NullMarked
package dev.tarn.inmemory.storage.schema;

import org.jspecify.annotations.NullMarked;
