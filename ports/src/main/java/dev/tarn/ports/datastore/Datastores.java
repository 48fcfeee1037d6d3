package dev.tarn.ports.datastore;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreUpdate;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.ports.await.Await;
import dev.tarn.ports.await.AwaitException;
import dev.tarn.ports.await.Patience;
import dev.tarn.ports.paging.Page;

/** Data stores: {@code Create-}, {@code Describe-}, {@code List-}, {@code Update-}, {@code Restore-} and {@code DeleteFHIRDatastore}. */
public interface Datastores {

    /**
     * Requests a data store. It is CREATING when this returns.
     *
     * @throws Invalid for invalid tags, or an invalid client token
     */
    DatastoreReceipt create(CreateDatastoreRequest request);

    /**
     * {@return the data store as it is now; a DELETED one is shown for seven days}
     *
     * @throws NotFound for one that is not, or no longer, known
     */
    Datastore describe(DatastoreId id);

    /**
     * {@return one page of the data stores that pass the filter, oldest first; DELETED ones too}
     *
     * @throws Invalid for a page token that did not come from a list with this filter
     */
    Page<Datastore> list(ListDatastoresRequest request);

    /**
     * Requests an update. Name, profiles, identity provider and backups are changed when this returns; a changed feature
     * (natural language processing, analytics) makes the data store UPDATING first.
     *
     * @return the data store as it is now
     * @throws Conflict if its status does not allow it: one update is made at a time
     * @throws NotFound for one that is not known, or DELETED
     * @throws dev.tarn.domain.failure.Unsupported if the implementation cannot send it
     */
    Datastore update(DatastoreId id, DatastoreUpdate update);

    /**
     * Requests a new data store with the resources that another one had at a time, each in the version that was current
     * then. It is CREATING until they are there, and CREATE_FAILED with the reason where they cannot be.
     *
     * @throws Invalid if the source is not backed up, for a time outside of its window, for invalid tags, or an invalid
     *     client token
     * @throws Conflict if the source is CREATING or CREATE_FAILED, or is being restored: one restore is made at a time
     * @throws NotFound for a source that is not known, or whose backups are gone
     * @throws dev.tarn.domain.failure.Unsupported if the implementation cannot send it
     */
    DatastoreReceipt restore(RestoreDatastoreRequest request);

    /**
     * Requests the deletion of a data store and its contents. It is DELETING when this returns; its jobs end FAILED.
     * Where it is backed up, it can be restored until its backups are gone.
     *
     * @throws Conflict if its status does not allow it
     * @throws NotFound for one that is not known, or DELETED
     */
    DatastoreReceipt delete(DatastoreId id);

    /**
     * {@return the data store, once it is ACTIVE; polls at the intervals of the patience}
     *
     * @throws AwaitException at once for a store that has failed or is being deleted, else when the limit is exceeded
     * @throws NotFound for one that is not known
     */
    default Datastore awaitActive(DatastoreId id, Patience patience) throws InterruptedException {
        return Await.with(patience).awaitActive(this::describe, id);
    }

    /**
     * {@return the data store, once it is DELETED, or gone after it was seen DELETING}
     *
     * @throws AwaitException when patience ends
     * @throws NotFound for one that is not known from the first
     */
    default Datastore awaitDeleted(DatastoreId id, Patience patience) throws InterruptedException {
        return Await.with(patience).awaitDeleted(this::describe, id);
    }
}
