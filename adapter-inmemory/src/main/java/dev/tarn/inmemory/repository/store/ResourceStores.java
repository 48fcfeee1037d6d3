package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.datastore.DatastoreId;
import java.util.Set;

/** The resources of all data stores. Safe for use by many threads. */
public interface ResourceStores {

    /** {@return the resources of a data store; none yet where it is new. To be asked once for each data store} */
    ResourceStore open(DatastoreId id);

    /** Forgets the resources of all data stores but these: a process may end between a data store and its resources. */
    void retain(Set<DatastoreId> known);

    /** Drops the resources of a data store: they are invisible at once, and deleted from disk later. */
    void drop(DatastoreId id);
}
