package dev.tarn.inmemory.estate;

import dev.tarn.domain.datastore.DataStore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.tag.Tags;
import java.time.Instant;
import java.util.List;

/** For an estate that is gone with its process. */
final class NoJournal implements Journal {

    @Override
    public boolean isKept() {
        return false;
    }

    @Override
    public Kept load() {
        return new Kept(List.of(), List.of());
    }

    @Override
    public void store(DataStore store, Instant since) {}

    @Override
    public void tags(DatastoreId id, Tags tags) {}

    @Override
    public void job(Job<?> job) {}

    @Override
    public void token(KeptToken token) {}

    @Override
    public void forget(DatastoreId id) {}

    @Override
    public void clear() {}

    @Override
    public void checkWritable() {}

    @Override
    public void checkDeletable() {}

    @Override
    public void commit() {}
}
