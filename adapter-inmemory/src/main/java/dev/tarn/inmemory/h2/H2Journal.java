package dev.tarn.inmemory.h2;

import dev.tarn.domain.datastore.DataStore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.tag.Tags;
import dev.tarn.inmemory.estate.Journal;
import dev.tarn.inmemory.estate.Kept;
import dev.tarn.inmemory.estate.KeptToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An estate written down in a database. Not safe for use by many threads: the clockwork's lock guards it. */
public final class H2Journal implements Journal {

    /** What belongs to a data store, and is forgotten with it. */
    private static final List<String> BELONGINGS = List.of("client_token", "job", "tag");

    private interface Writing {
        void to(Statements sql) throws SQLException;
    }

    private final H2Database database;

    /** What is to be written, in order; of a thing that has moved twice, only where it is now. */
    private final Map<Object, Writing> pending = new LinkedHashMap<>();

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
        pending.put("store " + store.id(), sql -> DataStoreRows.write(sql, store, since));
    }

    @Override
    public void tags(DatastoreId id, Tags tags) {
        pending.put("tags " + id, sql -> TagRows.write(sql, id, tags));
    }

    @Override
    public void job(Job<?> job) {
        pending.put("job " + job.id(), sql -> {
            JobRows.write(sql, job);
            if (job.state().hasEnded()) {
                ImportBatches.forget(sql, job.id());
            }
        });
    }

    @Override
    public void token(KeptToken token) {
        pending.put(token, sql -> ClientTokenRows.write(sql, token));
    }

    @Override
    public void forget(DatastoreId id) {
        pending.put("forget " + id, sql -> {
            for (String table : BELONGINGS) {
                delete(sql, "DELETE FROM " + table + " WHERE data_store_id = ?", id);
            }
            delete(sql, "DELETE FROM data_store WHERE id = ?", id);
        });
    }

    private static void delete(Statements sql, String text, DatastoreId id) throws SQLException {
        Prepared statement = sql.of(text);
        new Cells(statement).text(id);
        statement.executeUpdate();
    }

    @Override
    public void clear() {
        pending.clear();
        pending.put("clear", sql -> {
            sql.of("DELETE FROM data_store").executeUpdate();
            for (String table : BELONGINGS) {
                sql.of("DELETE FROM " + table).executeUpdate();
            }
        });
    }

    @Override
    public void commit() {
        if (pending.isEmpty()) {
            database.check();
            return;
        }
        List<Writing> writings = List.copyOf(pending.values());
        pending.clear();
        database.write(sql -> {
            for (Writing writing : writings) {
                writing.to(sql);
            }
            return writings.size();
        });
    }

    @Override
    public Kept load() {
        return database.read(sql -> {
            Map<DatastoreId, Tags> tags = TagRows.read(sql);
            Map<DatastoreId, List<ImportJob>> imports = new HashMap<>();
            Map<DatastoreId, List<ExportJob>> exports = new HashMap<>();
            try (ResultSet row = sql.of("SELECT * FROM job ORDER BY number").executeQuery()) {
                while (row.next()) {
                    DatastoreId store = new DatastoreId(row.getString("data_store_id"));
                    switch (JobKind.valueOf(row.getString("kind"))) {
                        case IMPORT -> of(imports, store).add(JobRows.readImport(row));
                        case EXPORT -> of(exports, store).add(JobRows.readExport(row));
                    }
                }
            }
            List<Kept.Store> stores = new ArrayList<>();
            try (ResultSet row = sql.of("SELECT * FROM data_store").executeQuery()) {
                while (row.next()) {
                    DataStore store = DataStoreRows.read(row);
                    stores.add(new Kept.Store(
                            store,
                            Cells.time(row, "since"),
                            tags.getOrDefault(store.id(), Tags.NONE),
                            of(imports, store.id()),
                            of(exports, store.id())));
                }
            }
            return new Kept(stores, ClientTokenRows.read(sql));
        });
    }

    private static <J> List<J> of(Map<DatastoreId, List<J>> jobs, DatastoreId store) {
        return jobs.computeIfAbsent(store, id -> new ArrayList<>());
    }
}
