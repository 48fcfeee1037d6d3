package dev.tarn.ports.datastore;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.ports.await.Await;
import dev.tarn.ports.await.AwaitException;
import dev.tarn.ports.await.Patience;
import dev.tarn.ports.paging.Page;

/** Data stores: {@code Create-}, {@code Describe-}, {@code List-} and {@code DeleteFHIRDatastore}. */
public interface Datastores {

    /**
     * Asks for a data store. It is CREATING when this returns.
     *
     * @throws Invalid for tags or a client token that cannot be
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
     * Asks for the end of a data store and all that is in it. It is DELETING when this returns; its jobs end FAILED.
     *
     * @throws Conflict where its status does not allow it
     * @throws NotFound for one that is not known, or DELETED
     */
    DatastoreReceipt delete(DatastoreId id);

    /**
     * {@return the data store, once it is ACTIVE; it is looked at as often as the patience says}
     *
     * @throws AwaitException at once for one that has failed or goes, else when patience ends
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
