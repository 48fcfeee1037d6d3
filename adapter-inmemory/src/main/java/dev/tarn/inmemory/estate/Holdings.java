package dev.tarn.inmemory.estate;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.inmemory.page.Position;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every data store that is known, each seen only from its own account and region. Guarded by the clockwork's lock. */
final class Holdings {

    private final Map<DatastoreId, Holding> byId = new HashMap<>();
    private final Map<Scope, NavigableMap<Position, Holding>> byScope = new HashMap<>();

    void add(Holding holding) {
        byId.put(holding.store().id(), holding);
        byScope.computeIfAbsent(holding.store().arn().scope(), s -> new TreeMap<>())
                .put(position(holding), holding);
    }

    void remove(Holding holding) {
        byId.remove(holding.store().id());
        inOrder(holding.store().arn().scope()).remove(position(holding));
    }

    /**
     * {@return the data store, DELETED or not}
     *
     * @throws NotFound where this account and region know none of this id
     */
    Holding find(Scope scope, DatastoreId id) {
        Holding holding = byId.get(id);
        if (holding == null || !holding.store().arn().scope().equals(scope)) {
            throw new NotFound("Data store " + id + " was not found in account " + scope.account() + ", region "
                    + scope.region() + elsewhere(scope, holding));
        }
        return holding;
    }

    /** Names another region of the same account; that another account has a data store is never told. */
    private static String elsewhere(Scope scope, @Nullable Holding holding) {
        return holding == null || !holding.store().arn().scope().account().equals(scope.account())
                ? ""
                : "; this account has it in region "
                        + holding.store().arn().scope().region() + ", so use that region (AWS_REGION, or --region)";
    }

    /**
     * {@return the data store, unless it is DELETED}
     *
     * @throws NotFound also for one that is DELETED
     */
    Holding findLiving(Scope scope, DatastoreId id) {
        Holding holding = find(scope, id);
        if (holding.store().status() == DatastoreStatus.DELETED) {
            throw new NotFound("Data store " + id + " is DELETED");
        }
        return holding;
    }

    NavigableMap<Position, Holding> inOrder(Scope scope) {
        return byScope.getOrDefault(scope, new TreeMap<>());
    }

    Collection<Holding> all() {
        return List.copyOf(byId.values());
    }

    void clear() {
        byId.clear();
        byScope.clear();
    }

    private static Position position(Holding holding) {
        return new Position(holding.store().createdAt(), holding.store().id().value());
    }
}
