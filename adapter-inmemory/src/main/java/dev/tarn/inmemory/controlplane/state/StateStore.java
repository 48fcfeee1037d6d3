package dev.tarn.inmemory.controlplane.state;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.tag.Tags;
import java.time.Instant;

/**
 * Persistence of a control plane, without the resources. The control plane passes each change under the scheduler's lock;
 * the changes are buffered until {@link #commit}, which writes all of them or none.
 */
public interface StateStore {

    /** Keeps nothing. */
    StateStore NONE = new TransientStateStore();

    /** {@return whether committed changes survive the process} */
    boolean isKept();

    /** {@return the committed state} */
    Snapshot load();

    /**
     * Puts a data store that was created or changed its status.
     *
     * @param since when it got this status
     */
    void store(Datastore store, Instant since);

    /** Replaces the tags of a data store. */
    void tags(DatastoreId id, Tags tags);

    /** Puts a job that was created or changed its state. */
    void job(Job<?> job);

    /** Puts a client token. */
    void token(ClientTokenRecord token);

    /** Removes a data store with its tags, jobs and client tokens. */
    void forget(DatastoreId id);

    /** Removes everything. */
    void clear();

    /**
     * Checks that a change which a caller asks for can be kept; called before it is made.
     *
     * @throws dev.tarn.domain.failure.InsufficientStorage if there is no room for it
     * @throws dev.tarn.domain.failure.Internal if it cannot be kept for another reason
     */
    void checkWritable();

    /**
     * Checks that a deletion which a caller asks for can be kept; called before it is made. A full disk does not hinder it.
     *
     * @throws dev.tarn.domain.failure.Internal if it cannot be kept
     */
    void checkDeletable();

    /**
     * Commits the buffered changes; they are durable when this returns. If it throws, they stay buffered for the next commit.
     *
     * @throws dev.tarn.domain.failure.HealthLakeException if it could not be written
     */
    void commit();
}
