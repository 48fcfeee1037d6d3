package dev.tarn.inmemory.controlplane.state;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.tag.Tags;
import java.time.Instant;
import java.util.List;

/** For a control plane that is gone with its process. */
final class TransientStateStore implements StateStore {

    @Override
    public boolean isKept() {
        return false;
    }

    @Override
    public Snapshot load() {
        return new Snapshot(List.of(), List.of());
    }

    @Override
    public void store(Datastore store, Instant since) {}

    @Override
    public void tags(DatastoreId id, Tags tags) {}

    @Override
    public void job(Job<?> job) {}

    @Override
    public void token(ClientTokenRecord token) {}

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
