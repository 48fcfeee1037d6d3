package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.memory.MemoryBudget;
import java.util.HashMap;
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

    /**
     * {@return an equal copy that later writes to {@code store} do not change}
     *
     * @throws dev.tarn.domain.failure.InsufficientStorage if the memory budget has no room for it
     */
    public ResourceCopy copy(ResourceStore store) {
        return new MapResourceCopy(inMemory(store).copy());
    }

    /**
     * Replaces the resources of data stores by copies of copies; the former ones are invisible at once.
     *
     * @param before the data stores whose resources go
     * @return the resources of each of {@code copies}
     * @throws dev.tarn.domain.failure.InsufficientStorage if the memory budget has no room for them; nothing was changed
     */
    public Map<DatastoreId, ResourceStore> replace(Set<DatastoreId> before, Map<DatastoreId, ResourceCopy> copies) {
        Map<DatastoreId, MapResourceStore> made = new HashMap<>();
        try {
            copies.forEach((id, copy) -> made.put(id, inMemory(copy).copy()));
        } catch (RuntimeException | Error e) {
            made.values().forEach(store -> store.memory().close());
            throw e;
        }
        before.forEach(this::drop);
        made.forEach((id, store) -> accounts.put(id, store.memory()));
        return Map.copyOf(made);
    }

    private static MapResourceStore inMemory(ResourceStore store) {
        if (store instanceof MapResourceStore maps) {
            return maps;
        }
        throw new IllegalArgumentException("not a store in memory: " + store);
    }

    private static MapResourceStore inMemory(ResourceCopy copy) {
        if (copy instanceof MapResourceCopy maps) {
            return maps.resources();
        }
        throw new IllegalArgumentException("not a copy in memory: " + copy);
    }

    /** Gives the memory back: the collector frees it once the last job has noticed that its data store is gone. */
    @Override
    public void drop(DatastoreId id) {
        Optional.ofNullable(accounts.remove(id)).ifPresent(MemoryAccount::close);
    }
}
