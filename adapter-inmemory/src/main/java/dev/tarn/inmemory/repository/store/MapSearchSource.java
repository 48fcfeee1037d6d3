package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The rows and the changes of resources in maps. */
final class MapSearchSource implements SearchSource {

    private final MapResourceStore store;
    private final RecentChanges changes;
    private final DerivedData derived;

    MapSearchSource(MapResourceStore store, RecentChanges changes, DerivedData derived) {
        this.store = store;
        this.changes = changes;
        this.derived = derived;
    }

    @Override
    public long lastChange() {
        return store.lastChange();
    }

    @Override
    public List<ResourceType> types() {
        return List.copyOf(store.counts().keySet());
    }

    @Override
    public int rows(ResourceType type) {
        return store.partition(type).rows();
    }

    @Override
    public void read(ResourceType type, int from, int to, Consumer<SourceRow> action) {
        for (int row = Math.max(0, from); row < Math.min(to, rows(type)); row++) {
            read(type, row).ifPresent(action);
        }
    }

    @Override
    public Optional<SourceRow> read(ResourceType type, int row) {
        Optional<VersionChain> resource = store.partition(type).row(row);
        if (resource.isEmpty()) {
            return Optional.empty();
        }
        ResourceVersion current = resource.get().current();
        return current.isDeletion()
                ? Optional.empty()
                : Optional.of(new SourceRow(
                        row, current, resource.get().first().lastUpdated().toEpochMilli()));
    }

    @Override
    public Optional<ResourceVersion> read(ResourceAddress address) {
        return store.read(address).filter(version -> !version.isDeletion());
    }

    @Override
    public Optional<List<ChangedRow>> changedSince(long change) {
        return changes.since(change);
    }

    @Override
    public DerivedData derived() {
        return derived;
    }
}
