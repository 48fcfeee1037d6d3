package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreState;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.ErrorCause;
import dev.tarn.inmemory.controlplane.scheduler.EventPublisher;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Moves data stores from status to status: when a transition falls due, a restore or a preload has ended, or a request says so.
 * Guarded by the scheduler's lock.
 */
record DatastoreLifecycle(
        ControlPlaneConfig config,
        Scheduler scheduler,
        EventPublisher eventPublisher,
        DatastoreEntries datastoreEntries,
        ActiveDatastores active,
        DatastoreRemoval removal,
        RestoreExecutor restores,
        PreloadExecutor preloads) {

    /** Schedules the transition that follows by itself, counted from when the data store came into its status. */
    void schedule(DatastoreEntry datastoreEntry) {
        switch (datastoreEntry.store().status()) {
            case CREATING -> {
                if (!(datastoreEntry.store().state() instanceof DatastoreState.Restoring)) {
                    preloads.begin(datastoreEntry, this::created);
                }
                scheduler.after(
                        datastoreEntry.since(), config.creating(), move(datastoreEntry, () -> create(datastoreEntry)));
            }
            case DELETING ->
                scheduler.after(
                        datastoreEntry.since(), config.deleting(), move(datastoreEntry, () -> finish(datastoreEntry)));
            case DELETED -> removal.schedule(datastoreEntry);
            // A change of features takes as long as a creation, which enables them too.
            case UPDATING ->
                scheduler.after(
                        datastoreEntry.since(),
                        config.creating(),
                        move(
                                datastoreEntry,
                                () -> activate(
                                        datastoreEntry, DatastoreStatus.UPDATE_FAILED, Datastore::updateFailed)));
            case ACTIVE, CREATE_FAILED, UPDATE_FAILED -> {}
        }
    }

    /** {@return a move of a data store that is not made if it was restored from a snapshot meanwhile} */
    private Runnable move(DatastoreEntry datastoreEntry, Runnable made) {
        return () -> {
            if (datastoreEntries.isCurrent(datastoreEntry)) {
                made.run();
            }
        };
    }

    /** The time of a creation has come to its end. */
    private void create(DatastoreEntry datastoreEntry) {
        if (datastoreEntry.store().state() instanceof DatastoreState.Restoring restoring) {
            restores.begin(datastoreEntry, restoring.from(), failure -> {
                failure.ifPresentOrElse(cause -> failed(datastoreEntry, cause), () -> created(datastoreEntry));
                datastoreEntries.find(restoring.from().source()).ifPresent(removal::retire);
            });
        } else {
            created(datastoreEntry);
        }
    }

    private void failed(DatastoreEntry datastoreEntry, ErrorCause cause) {
        become(datastoreEntry, datastoreEntry.store().creationFailed(cause));
        removal.empty(datastoreEntry);
    }

    /** A creation has come to its end; one that is being preloaded comes to it when the resources are there. */
    private void created(DatastoreEntry datastoreEntry) {
        Optional<Preload> preload = datastoreEntry.preload();
        if (preload.filter(work -> !work.isOver()).isPresent()) {
            preloads.fallDue(datastoreEntry);
            return;
        }
        activate(datastoreEntry, DatastoreStatus.CREATE_FAILED, Datastore::creationFailed);
        if (preload.isPresent() && datastoreEntry.store().status() == DatastoreStatus.CREATE_FAILED) {
            removal.empty(datastoreEntry);
        }
    }

    /** A creation or an update has come to its end: ACTIVE, unless it failed or a fault says so. */
    private void activate(
            DatastoreEntry datastoreEntry,
            DatastoreStatus failure,
            BiFunction<Datastore, ErrorCause, Datastore> failed) {
        Datastore store = datastoreEntry.store();
        become(
                datastoreEntry,
                config.faults()
                        .datastore(store.arn().scope(), failure)
                        .or(() -> datastoreEntry.preload().flatMap(Preload::failure))
                        .map(cause -> failed.apply(store, cause))
                        .orElseGet(store::activated));
    }

    private void finish(DatastoreEntry datastoreEntry) {
        become(datastoreEntry, datastoreEntry.store().deleted());
        schedule(datastoreEntry);
    }

    /** Puts a data store into another status, or another configuration. */
    void become(DatastoreEntry datastoreEntry, Datastore next) {
        Instant now = scheduler.now();
        boolean moves = datastoreEntry.store().status() != next.status();
        datastoreEntry.become(next, now);
        active.moved(next);
        config.stateStore().store(next, now);
        if (moves) {
            eventPublisher.moved(next, now);
        }
    }
}
