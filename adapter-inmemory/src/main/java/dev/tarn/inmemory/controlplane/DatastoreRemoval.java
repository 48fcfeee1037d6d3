package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.backup.RestoreWindow;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreState;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.tag.Tags;
import dev.tarn.inmemory.controlplane.job.HostedExports;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.inmemory.controlplane.state.Snapshot;
import dev.tarn.inmemory.repository.store.MapResourceStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes what is left of a DELETED data store: its resources and tags at once, or when its backups end, and then its
 * entry, which stays visible for the retention at least. A restore that has begun delays both. Guarded by the scheduler's
 * lock.
 */
record DatastoreRemoval(
        ControlPlaneConfig config,
        Scheduler scheduler,
        DatastoreEntries datastoreEntries,
        HostedExports hosted,
        RestoreExecutor restores,
        ClientTokens tokens) {

    /** {@return the data stores whose resources are needed: those that are not DELETED, or can still be restored} */
    static Set<DatastoreId> withResources(Snapshot kept, Instant now) {
        Set<DatastoreId> sources = kept.stores().stream()
                .flatMap(store -> source(store.store()).stream())
                .collect(Collectors.toSet());
        return kept.stores().stream()
                .map(Snapshot.Store::store)
                .filter(store -> sources.contains(store.id())
                        || store.status() != DatastoreStatus.DELETED
                        || store.restoreWindow()
                                .filter(window -> !window.isOver(now))
                                .isPresent())
                .map(Datastore::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<DatastoreId> source(Datastore store) {
        return store.state() instanceof DatastoreState.Restoring restoring
                ? Optional.of(restoring.from().source())
                : Optional.empty();
    }

    /** Removes a DELETED data store bit by bit, as its times come. */
    void schedule(DatastoreEntry datastoreEntry) {
        scheduler.after(backupsEnd(datastoreEntry), Duration.ZERO, () -> retire(datastoreEntry));
        scheduler.after(datastoreEntry.since(), config.retention(), () -> retire(datastoreEntry));
    }

    /** Removes what a data store need not have any more, if it is DELETED. */
    void retire(DatastoreEntry datastoreEntry) {
        Datastore store = datastoreEntry.store();
        Instant now = scheduler.now();
        if (!datastoreEntries.isCurrent(datastoreEntry)
                || store.status() != DatastoreStatus.DELETED
                || now.isBefore(backupsEnd(datastoreEntry))
                || restores.isSource(store.id())) {
            return;
        }
        if (!datastoreEntry.isEmptied()) {
            datastoreEntry.memory().giveBack(HeapCost.of(datastoreEntry.tags()));
            datastoreEntry.tag(Tags.NONE);
            config.stateStore().tags(store.id(), Tags.NONE);
            empty(datastoreEntry);
        }
        if (config.retention().compareTo(Duration.between(datastoreEntry.since(), now)) <= 0) {
            forget(datastoreEntry);
        }
    }

    private static Instant backupsEnd(DatastoreEntry datastoreEntry) {
        return datastoreEntry
                .store()
                .restoreWindow()
                .flatMap(RestoreWindow::permanentDeletion)
                .filter(end -> end.isAfter(datastoreEntry.since()))
                .orElse(datastoreEntry.since());
    }

    /** Removes the resources of a data store that is not served. */
    void empty(DatastoreEntry datastoreEntry) {
        datastoreEntry.empty(new MapResourceStore());
        drop(datastoreEntry);
    }

    /**
     * Removes the resources and the files of exports, once it is committed that the data store has gone: until then it must
     * not be found empty.
     */
    void drop(DatastoreEntry datastoreEntry) {
        DatastoreId id = datastoreEntry.store().id();
        List<ExportJob> exported = datastoreEntry.exportJobs();
        scheduler.afterwards(() -> scheduler.at(now -> {
            // A snapshot may have brought the data store back meanwhile, with its resources.
            if (datastoreEntries
                    .find(id)
                    .filter(other -> other != datastoreEntry)
                    .isEmpty()) {
                config.resources().drop(id);
            }
            return now;
        }));
        scheduler.afterwards(() -> exported.forEach(hosted::remove));
    }

    private void forget(DatastoreEntry datastoreEntry) {
        DatastoreId id = datastoreEntry.store().id();
        datastoreEntries.remove(datastoreEntry);
        datastoreEntry.memory().close();
        tokens.forget(id);
        config.stateStore().forget(id);
    }
}
