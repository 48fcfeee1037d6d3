package dev.tarn.inmemory.h2;

import dev.tarn.domain.datastore.DataStore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.tag.Tags;
import dev.tarn.inmemory.estate.Journal;
import dev.tarn.inmemory.estate.Kept;
import dev.tarn.inmemory.estate.KeptToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** An estate written down in a database. Not safe for use by many threads: the clockwork's lock guards it. */
public final class H2Journal implements Journal {

    private final H2Database database;

    /** What is to be written, in order; of a thing that has moved twice, only where it is now. */
    private final Map<Object, BiConsumer<Tables, Draft>> pending = new LinkedHashMap<>();

    /** A journal in this database. */
    public H2Journal(H2Database database) {
        this.database = database;
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public void store(DataStore store, Instant since) {
        pending.put(
                "store " + store.id(),
                (tables, draft) -> draft.put(tables.dataStores, store.id().value(), DataStoreRows.cells(store, since)));
    }

    @Override
    public void tags(DatastoreId id, Tags tags) {
        pending.put("tags " + id, (tables, draft) -> draft.put(tables.tags, id.value(), TagRows.cells(tags)));
    }

    @Override
    public void job(Job<?> job) {
        pending.put("job " + job.id(), (tables, draft) -> {
            JobRows.write(tables, draft, job);
            if (job.state().hasEnded()) {
                ImportBatches.forget(tables, draft, job.id());
            }
        });
    }

    @Override
    public void token(KeptToken token) {
        pending.put(
                token,
                (tables, draft) ->
                        draft.put(tables.clientTokens, ClientTokenRows.key(token), ClientTokenRows.cells(token)));
    }

    @Override
    public void forget(DatastoreId id) {
        pending.put("forget " + id, (tables, draft) -> {
            draft.remove(tables.clientTokens, Keys.first(id), Keys.last(id), Integer.MAX_VALUE);
            draft.remove(tables.jobs, Keys.first(id), Keys.last(id), Integer.MAX_VALUE);
            draft.remove(tables.tags, id.value());
            draft.remove(tables.dataStores, id.value());
        });
    }

    @Override
    public void clear() {
        pending.clear();
        pending.put("clear", (tables, draft) -> {
            draft.remove(tables.clientTokens);
            draft.remove(tables.jobs);
            draft.remove(tables.tags);
            draft.remove(tables.dataStores);
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
        List<BiConsumer<Tables, Draft>> writings = List.copyOf(pending.values());
        // What has happened is written also where no new change would be accepted: it was checked before it was made.
        database.writeInReserve((tables, draft) -> {
            writings.forEach(writing -> writing.accept(tables, draft));
            return writings.size();
        });
        pending.clear();
    }

    @Override
    public Kept load() {
        return database.read((tables, look) -> {
            JobRows jobs = JobRows.read(tables);
            List<Kept.Store> stores = new ArrayList<>();
            tables.dataStores.rows().forEach(row -> {
                DataStoreRows read = DataStoreRows.read(row.getValue());
                Optional<Cells> tags = look.get(tables.tags, row.getKey());
                stores.add(new Kept.Store(
                        read.store(),
                        read.since(),
                        tags.map(TagRows::tags).orElse(Tags.NONE),
                        jobs.imports(read.store().id()),
                        jobs.exports(read.store().id())));
            });
            return new Kept(stores, ClientTokenRows.read(tables));
        });
    }
}
