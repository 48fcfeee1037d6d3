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

    /** {@return whether what is written is there when the next process looks} */
    boolean isKept();

    /** {@return what was written down, by this process or one before it} */
    Snapshot load();

    /**
     * A data store is new, or has moved.
     *
     * @param since when it came into its status
     */
    void store(Datastore store, Instant since);

    /** A data store has these tags now, and no others. */
    void tags(DatastoreId id, Tags tags);

    /** A job is new, or has moved. */
    void job(Job<?> job);

    /** A client token stands for something now. */
    void token(ClientTokenRecord token);

    /** A data store is no longer known, nor are its tags, jobs and client tokens. */
    void forget(DatastoreId id);

    /** Nothing is known any more. */
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
     * Writes what it was told of; when this returns, it is there for good. Where it throws, the next commit writes it.
     *
     * @throws dev.tarn.domain.failure.HealthLakeException if it could not be written
     */
    void commit();
}
