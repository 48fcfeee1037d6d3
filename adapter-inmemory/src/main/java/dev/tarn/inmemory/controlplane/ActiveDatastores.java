package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.ProfileConfiguration;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.inmemory.repository.search.SearchIndex;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** The way of requests to the resources of ACTIVE data stores. Thread-safe. */
final class ActiveDatastores {

    /** Statuses in which the FHIR endpoint answers: an update changes no resource ({@code domain/docs/decisions.md} T73). */
    private static final Set<DatastoreStatus> SERVED =
            Set.of(DatastoreStatus.ACTIVE, DatastoreStatus.UPDATING, DatastoreStatus.UPDATE_FAILED);

    private final Scheduler scheduler;
    private final DatastoreEntries datastoreEntries;
    private final BiFunction<DatastoreId, ResourceStore, SearchIndex> indexes;
    private final ResourceValidator validator;

    /** Data stores that were used, as committed: changed under the scheduler's lock, read without. */
    private final Map<DatastoreId, ActiveDatastore> used = new ConcurrentHashMap<>();

    ActiveDatastores(
            Scheduler scheduler,
            DatastoreEntries datastoreEntries,
            BiFunction<DatastoreId, ResourceStore, SearchIndex> indexes,
            ResourceValidator validator) {
        this.scheduler = scheduler;
        this.datastoreEntries = datastoreEntries;
        this.indexes = indexes;
        this.validator = validator;
    }

    /**
     * {@return what requests use of a data store}
     *
     * @throws Conflict if it is not ACTIVE
     */
    ActiveDatastore of(Scope scope, DatastoreId id) {
        // Without the lock, under which another thread may commit, so that a read waits for no write.
        ActiveDatastore known = used.get(id);
        if (known != null && known.isIn(scope) && !scheduler.isDue()) {
            return known;
        }
        check(scope, id);
        // A second time, since what the first has activated was committed only when it returned.
        return scheduler.at(now -> {
            DatastoreEntry entry = require(scope, id);
            return used.computeIfAbsent(
                    id,
                    same -> new ActiveDatastore(
                            scope, entry.resources(), source -> indexes.apply(id, source), validator(entry.store())));
        });
    }

    /**
     * Checks that a data store can be worked with.
     *
     * @throws Conflict if it is not ACTIVE
     */
    void check(Scope scope, DatastoreId id) {
        scheduler.at(now -> require(scope, id));
    }

    private DatastoreEntry require(Scope scope, DatastoreId id) {
        DatastoreEntry datastoreEntry = datastoreEntries.findLiving(scope, id);
        DatastoreStatus status = datastoreEntry.store().status();
        if (!SERVED.contains(status)) {
            throw new Conflict("Data store " + id + " is " + status + "; its resources are there while it is ACTIVE");
        }
        return datastoreEntry;
    }

    /** {@return the validator that takes profiles without a version from the data store's default guides first} */
    private ResourceValidator validator(Datastore store) {
        return validator.withDefaults(store.configuration()
                .profiles()
                .map(ProfileConfiguration::defaultProfiles)
                .orElse(List.of()));
    }

    /** A data store has this status and configuration now. Under the lock. */
    void moved(Datastore store) {
        if (!SERVED.contains(store.status())) {
            used.remove(store.id());
        } else {
            used.computeIfPresent(store.id(), (id, known) -> {
                known.become(validator(store));
                return known;
            });
        }
    }

    /** Closes the way to the resources of a data store, which gets others. Under the lock. */
    void forget(DatastoreId id) {
        used.remove(id);
    }

    /** Closes the way to all resources. Under the lock. */
    void clear() {
        used.clear();
    }
}
