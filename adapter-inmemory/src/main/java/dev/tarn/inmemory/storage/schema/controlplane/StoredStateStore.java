package dev.tarn.inmemory.storage.schema.controlplane;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.tag.Tags;
import dev.tarn.inmemory.controlplane.state.ClientTokenRecord;
import dev.tarn.inmemory.controlplane.state.Snapshot;
import dev.tarn.inmemory.controlplane.state.StateStore;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.keyspace.ImportBatches;
import dev.tarn.inmemory.storage.schema.row.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A control plane written down in a database. Not safe for use by many threads: the scheduler's lock guards it. */
public final class StoredStateStore implements StateStore {

    private final Database database;

    /** What is to be written, in order; of a thing that has moved twice, only where it is now. */
    private final Map<Object, BiConsumer<Tables, WriteBatch>> pending = new LinkedHashMap<>();

    /** A state store in this database. */
    public StoredStateStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public void store(Datastore store, Instant since) {
        pending.put(
                "store " + store.id(),
                (tables, writes) ->
                        writes.put(tables.datastores, store.id().value(), DatastoreRows.cells(store, since)));
    }

    @Override
    public void tags(DatastoreId id, Tags tags) {
        pending.put("tags " + id, (tables, writes) -> writes.put(tables.tags, id.value(), TagRows.cells(tags)));
    }

    @Override
    public void job(Job<?> job) {
        pending.put("job " + job.id(), (tables, writes) -> {
            JobRows.write(tables, writes, job);
            if (job.state().hasEnded()) {
                ImportBatches.forget(tables, writes, job.id());
            }
        });
    }

    @Override
    public void token(ClientTokenRecord token) {
        pending.put(
                token,
                (tables, writes) ->
                        writes.put(tables.clientTokens, ClientTokenRows.key(token), ClientTokenRows.cells(token)));
    }

    @Override
    public void forget(DatastoreId id) {
        pending.put("forget " + id, (tables, writes) -> StateRows.remove(tables, writes, id));
    }

    @Override
    public void clear() {
        pending.clear();
        pending.put("clear", (tables, writes) -> {
            writes.remove(tables.clientTokens);
            writes.remove(tables.jobs);
            writes.remove(tables.tags);
            writes.remove(tables.datastores);
        });
    }

    @Override
    public void checkWritable() {
        database.checkWritable();
    }

    @Override
    public void checkDeletable() {
        database.checkDeletable();
    }

    @Override
    public void commit() {
        if (pending.isEmpty()) {
            database.checkReadable();
            return;
        }
        List<BiConsumer<Tables, WriteBatch>> writings = List.copyOf(pending.values());
        // What has happened is written also where no new change would be accepted: it was checked before it was made.
        database.writeInReserve((tables, writes) -> {
            writings.forEach(writing -> writing.accept(tables, writes));
            return writings.size();
        });
        pending.clear();
    }

    @Override
    public Snapshot load() {
        return database.read((tables, view) -> {
            JobRows jobs = JobRows.read(tables);
            List<Snapshot.Store> stores = new ArrayList<>();
            tables.datastores.rows().forEach(row -> {
                DatastoreRows read = DatastoreRows.read(row.getValue());
                Optional<Row> tags = view.get(tables.tags, row.getKey());
                stores.add(new Snapshot.Store(
                        read.store(),
                        read.since(),
                        tags.map(TagRows::tags).orElse(Tags.NONE),
                        jobs.imports(read.store().id()),
                        jobs.exports(read.store().id())));
            });
            return new Snapshot(stores, ClientTokenRows.read(tables));
        });
    }
}
