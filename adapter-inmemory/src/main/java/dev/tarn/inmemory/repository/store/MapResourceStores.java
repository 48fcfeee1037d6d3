package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.memory.MemoryBudget;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Resources in maps, within a memory budget. */
public final class MapResourceStores implements ResourceStores {

    private final MemoryBudget memory;
    private final Map<DatastoreId, MemoryAccount> accounts = new ConcurrentHashMap<>();

    /** Stores that share this budget. */
    public MapResourceStores(MemoryBudget memory) {
        this.memory = memory;
    }

    @Override
    public ResourceStore open(DatastoreId id) {
        return new MapResourceStore(accounts.computeIfAbsent(id, fresh -> memory.open()));
    }

    @Override
    public void retain(Set<DatastoreId> known) {
        // There are none yet when a control plane begins.
    }

    @Override
    public ResourceStore copy(ResourceStore store) {
        return inMemory(store).copy();
    }

    @Override
    public void adopt(DatastoreId id, ResourceStore copy) {
        Optional.ofNullable(accounts.put(id, inMemory(copy).memory())).ifPresent(MemoryAccount::close);
    }

    @Override
    public void release(ResourceStore copy) {
        inMemory(copy).memory().close();
    }

    private static MapResourceStore inMemory(ResourceStore store) {
        if (store instanceof MapResourceStore maps) {
            return maps;
        }
        throw new IllegalArgumentException("not a store in memory: " + store);
    }

    /** Gives the memory back: the collector frees it once the last job has noticed that its data store is gone. */
    @Override
    public void drop(DatastoreId id) {
        Optional.ofNullable(accounts.remove(id)).ifPresent(MemoryAccount::close);
    }
}
