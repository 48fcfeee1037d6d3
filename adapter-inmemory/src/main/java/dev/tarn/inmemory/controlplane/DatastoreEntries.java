package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.inmemory.paging.Position;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every data store that is known, each seen only from its own account and region. Guarded by the scheduler's lock. */
final class DatastoreEntries {

    private final Map<DatastoreId, DatastoreEntry> byId = new HashMap<>();
    private final Map<Scope, NavigableMap<Position, DatastoreEntry>> byScope = new HashMap<>();

    void add(DatastoreEntry datastoreEntry) {
        byId.put(datastoreEntry.store().id(), datastoreEntry);
        byScope.computeIfAbsent(datastoreEntry.store().arn().scope(), s -> new TreeMap<>())
                .put(position(datastoreEntry), datastoreEntry);
    }

    void remove(DatastoreEntry datastoreEntry) {
        byId.remove(datastoreEntry.store().id());
        inOrder(datastoreEntry.store().arn().scope()).remove(position(datastoreEntry));
    }

    /** {@return whether this is still the entry of its data store; not after it was forgotten, or restored from a snapshot} */
    boolean isCurrent(DatastoreEntry datastoreEntry) {
        return byId.get(datastoreEntry.store().id()) == datastoreEntry;
    }

    /** {@return the data store of any account and region; empty where it is not known} */
    Optional<DatastoreEntry> find(DatastoreId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * {@return the data store, DELETED or not}
     *
     * @throws NotFound if this account and region know none of this id
     */
    DatastoreEntry find(Scope scope, DatastoreId id) {
        DatastoreEntry datastoreEntry = byId.get(id);
        if (datastoreEntry == null || !datastoreEntry.store().arn().scope().equals(scope)) {
            throw new NotFound("Data store " + id + " was not found in account " + scope.account() + ", region "
                    + scope.region() + elsewhere(scope, datastoreEntry));
        }
        return datastoreEntry;
    }

    /** Names another region of the same account; the data stores of other accounts are never disclosed. */
    private static String elsewhere(Scope scope, @Nullable DatastoreEntry datastoreEntry) {
        return datastoreEntry == null
                        || !datastoreEntry.store().arn().scope().account().equals(scope.account())
                ? ""
                : "; this account has it in region "
                        + datastoreEntry.store().arn().scope().region()
                        + ", so use that region (AWS_REGION, or --region)";
    }

    /**
     * {@return the data store, unless it is DELETED}
     *
     * @throws NotFound also for one that is DELETED
     */
    DatastoreEntry findLiving(Scope scope, DatastoreId id) {
        DatastoreEntry datastoreEntry = find(scope, id);
        if (datastoreEntry.store().status() == DatastoreStatus.DELETED) {
            throw new NotFound("Data store " + id + " is DELETED");
        }
        return datastoreEntry;
    }

    NavigableMap<Position, DatastoreEntry> inOrder(Scope scope) {
        return byScope.getOrDefault(scope, new TreeMap<>());
    }

    Collection<DatastoreEntry> all() {
        return List.copyOf(byId.values());
    }

    void clear() {
        byId.clear();
        byScope.clear();
    }

    private static Position position(DatastoreEntry datastoreEntry) {
        return new Position(
                datastoreEntry.store().createdAt(), datastoreEntry.store().id().value());
    }
}
