/**
 * Snapshots of accounts in a database: the implementation of {@code controlplane.state.SnapshotStore}.
 *
 * <p>A copy is the rows of a keyspace in another one, which is no data store's ({@code keyspace.HeldKeyspaces}). A restore compares
 * both row by row and writes those that differ, in one transaction with the rows of the control plane: so it costs what has
 * changed since, and after a crash there is the account of before or of after. A data store whose rows are gone, or of which
 * more differ than one transaction may write, gets the keyspace of a second copy, which is made before that transaction.
 *
 * <p>No change numbers are used: snapshots are independent of each other, and can be restored in any order.
 */
@NullMarked
package dev.tarn.inmemory.storage.schema.snapshot;

import org.jspecify.annotations.NullMarked;
