package dev.tarn.inmemory.storage.schema.controlplane;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.inmemory.controlplane.state.Snapshot;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.row.Keys;
import java.util.Collection;

/** The rows of whole data stores, without their resources. */
public final class StateRows {

    private StateRows() {}

    /** Replaces data stores with their tags, jobs and client tokens by others. */
    public static void replace(Tables tables, WriteBatch writes, Collection<DatastoreId> before, Snapshot after) {
        before.forEach(id -> remove(tables, writes, id));
        for (Snapshot.Store each : after.stores()) {
            String id = each.store().id().value();
            writes.put(tables.datastores, id, DatastoreRows.cells(each.store(), each.since()));
            writes.put(tables.tags, id, TagRows.cells(each.tags()));
            each.imports().forEach(job -> JobRows.write(tables, writes, job));
            each.exports().forEach(job -> JobRows.write(tables, writes, job));
        }
        after.tokens()
                .forEach(token ->
                        writes.put(tables.clientTokens, ClientTokenRows.key(token), ClientTokenRows.cells(token)));
    }

    /** Removes a data store with its tags, jobs and client tokens. */
    static void remove(Tables tables, WriteBatch writes, DatastoreId id) {
        writes.remove(tables.clientTokens, Keys.first(id), Keys.last(id), Integer.MAX_VALUE);
        writes.remove(tables.jobs, Keys.first(id), Keys.last(id), Integer.MAX_VALUE);
        writes.remove(tables.tags, id.value());
        writes.remove(tables.datastores, id.value());
    }
}
