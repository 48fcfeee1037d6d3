package dev.tarn.inmemory.storage.schema.snapshot;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.inmemory.controlplane.state.Snapshot;
import dev.tarn.inmemory.storage.ReadView;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.controlplane.StateRows;
import dev.tarn.inmemory.storage.schema.keyspace.KeyspaceCopy;
import dev.tarn.inmemory.storage.schema.keyspace.KeyspaceNumbers;
import dev.tarn.inmemory.storage.schema.keyspace.WriteAllowance;
import dev.tarn.inmemory.storage.schema.resource.StoredResourceStores;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The transaction that replaces data stores by those of a snapshot. */
final class Replacement {

    private final StoredResourceStores resources;
    private final Set<DatastoreId> before;
    private final Snapshot after;
    private final Map<DatastoreId, StoredCopy> copies;
    private final long mostDifferences;
    private final Map<DatastoreId, StoredCopy> second = new HashMap<>();
    private final List<Integer> dropped = new ArrayList<>();

    /**
     * A transaction that is not yet written.
     *
     * @param copies the resources of those of {@code after} that have any
     * @param mostDifferences how many bytes of differing rows it may write
     */
    Replacement(
            StoredResourceStores resources,
            Set<DatastoreId> before,
            Snapshot after,
            Map<DatastoreId, StoredCopy> copies,
            long mostDifferences) {
        this.resources = resources;
        this.before = before;
        this.after = after;
        this.copies = copies;
        this.mostDifferences = mostDifferences;
    }

    /** {@return the data stores that have resources in the snapshot, and none at all now} */
    List<DatastoreId> withoutRows(Tables tables, ReadView view) {
        return copies.keySet().stream()
                .filter(id -> view.get(tables.keyspaces, id.value()).isEmpty())
                .toList();
    }

    /** Makes a second copy, which a data store gets as it is. */
    void copyAgain(DatastoreId id, KeyspaceCopier copier) {
        second.put(id, copier.copy(copyOf(copies, id).keyspace()));
    }

    private static StoredCopy copyOf(Map<DatastoreId, StoredCopy> among, DatastoreId id) {
        return Optional.ofNullable(among.get(id)).orElseThrow();
    }

    /** Lets the second copies be deleted that no data store has got. */
    void release() {
        second.values().forEach(StoredCopy::release);
    }

    /** {@return the data stores that are removed, put or both} */
    Set<DatastoreId> datastores() {
        Set<DatastoreId> all = new HashSet<>(before);
        after.stores().forEach(each -> all.add(each.store().id()));
        return all;
    }

    /**
     * Writes everything. {@return the data stores that are replaced}
     *
     * @throws TooManyDifferences if a data store needs a second copy
     */
    Set<DatastoreId> write(Tables tables, WriteBatch writes) {
        WriteAllowance allowance = new WriteAllowance(mostDifferences);
        Set<DatastoreId> all = datastores();
        dropped.clear();
        for (DatastoreId id : all) {
            Optional<Integer> current = writes.get(tables.keyspaces, id.value()).map(Long::intValue);
            if (second.containsKey(id)) {
                int target = copyOf(second, id).keyspace();
                KeyspaceNumbers.adopt(tables, writes, id, target);
                writes.onCommit(() -> copyOf(copies, id).isEqual(target, writes.change()));
                current.ifPresent(dropped::add);
            } else if (copies.containsKey(id)) {
                int target = current.orElseThrow(() -> new TooManyDifferences(id));
                writeDifferences(tables, writes, copyOf(copies, id), target, allowance);
                if (allowance.isExceeded()) {
                    throw new TooManyDifferences(id);
                }
            } else {
                KeyspaceNumbers.drop(tables, writes, id);
                current.ifPresent(dropped::add);
            }
        }
        StateRows.replace(tables, writes, before, after);
        resources.replaced(writes, all);
        return all;
    }

    private void writeDifferences(
            Tables tables, WriteBatch writes, StoredCopy copy, int target, WriteAllowance allowance) {
        BitSet types = copy.differing(target, resources.latest());
        new KeyspaceCopy(tables, copy.keyspace(), target, types).writeDifferences(writes, allowance);
        writes.onCommit(() -> {
            types.stream().forEach(type -> resources.latest().changed(RowIds.partition(target, type), writes.change()));
            copy.isEqual(target, writes.change());
        });
    }

    /** {@return the keyspaces that the last {@link #write} took from data stores} */
    List<Integer> dropped() {
        return dropped;
    }

    /** A data store cannot be made equal to the snapshot within one transaction, in which nothing was written. */
    static final class TooManyDifferences extends RuntimeException {

        private static final long serialVersionUID = 1L;

        final transient DatastoreId datastore;

        TooManyDifferences(DatastoreId datastore) {
            super("Data store " + datastore + " differs in too many rows", null, false, false);
            this.datastore = datastore;
        }
    }
}
