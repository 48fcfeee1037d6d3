package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.datastore.DatastoreId;
import java.util.Set;

/** The resources of all data stores. Safe for use by many threads. */
public interface ResourceStores {

    /** {@return the resources of a data store; none yet where it is new. To be asked once for each data store} */
    ResourceStore open(DatastoreId id);

    /** Forgets the resources of all data stores but these: a process may end between a data store and its resources. */
    void retain(Set<DatastoreId> known);

    /**
     * {@return an equal store that later writes to {@code store} do not change} Where that is possible: in memory.
     *
     * @throws dev.tarn.domain.failure.InsufficientStorage if the memory budget has no room for it
     * @throws dev.tarn.domain.failure.Unsupported if the resources are on disk
     */
    ResourceStore copy(ResourceStore store);

    /** Makes a copy the resources of a data store; the former ones are invisible at once. */
    void adopt(DatastoreId id, ResourceStore copy);

    /** Releases a copy that no data store uses. */
    void release(ResourceStore copy);

    /** Drops the resources of a data store: they are invisible at once, and deleted from disk later. */
    void drop(DatastoreId id);
}
