package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.DatastoreUpdate;
import dev.tarn.domain.datastore.ErrorCause;
import dev.tarn.domain.failure.Throttled;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.quota.Quotas;
import dev.tarn.domain.tag.Tags;
import dev.tarn.inmemory.controlplane.job.HostedExports;
import dev.tarn.inmemory.controlplane.scheduler.EventPublisher;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.inmemory.controlplane.state.ClientTokenRecord;
import dev.tarn.inmemory.controlplane.state.Snapshot;
import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.paging.Paging;
import dev.tarn.inmemory.repository.store.MapResourceStore;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.DatastoreReceipt;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.paging.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Creates, shows, updates and deletes data stores. */
final class DatastoreOperations {

    private final ControlPlaneConfig config;
    private final Scheduler scheduler;
    private final EventPublisher eventPublisher;
    private final DatastoreEntries datastoreEntries;
    private final ActiveDatastores active;
    private final AllJobOperations jobs;
    private final HostedExports hosted;
    private final ClientTokens tokens;

    DatastoreOperations(
            ControlPlaneConfig config,
            Scheduler scheduler,
            EventPublisher eventPublisher,
            DatastoreEntries datastoreEntries,
            ActiveDatastores active,
            AllJobOperations jobs,
            HostedExports hosted) {
        this.config = config;
        this.scheduler = scheduler;
        this.eventPublisher = eventPublisher;
        this.datastoreEntries = datastoreEntries;
        this.active = active;
        this.jobs = jobs;
        this.hosted = hosted;
        this.tokens = new ClientTokens("CreateFHIRDatastore", config.stateStore());
    }

    DatastoreReceipt create(Scope scope, CreateDatastoreRequest request) {
        return scheduler.at(now -> {
            Optional<String> before = tokens.recall(scope, request.clientToken(), request);
            DatastoreId id = before.map(DatastoreId::new).orElseGet(() -> createNew(scope, request, now));
            return DatastoreReceipt.of(datastoreEntries.find(scope, id).store());
        });
    }

    private DatastoreId createNew(Scope scope, CreateDatastoreRequest request, Instant now) {
        Tags tags = Tags.NONE.with(request.tags());
        checkQuota(scope);
        config.stateStore().checkWritable();
        DatastoreId id = new DatastoreId(config.ids().next());
        Datastore store = Datastore.requested(DatastoreArn.of(scope, id), request.name(), request.configuration(), now);
        MemoryAccount memory = config.memory().open();
        memory.take(HeapCost.of(store) + HeapCost.of(tags));
        DatastoreEntry datastoreEntry =
                new DatastoreEntry(store, now, tags, config.resources().open(id), memory);
        datastoreEntries.add(datastoreEntry);
        config.stateStore().store(store, now);
        config.stateStore().tags(id, tags);
        tokens.remember(scope, request.clientToken(), request, id, id);
        eventPublisher.moved(store, now);
        schedule(datastoreEntry);
        return id;
    }

    private void checkQuota(Scope scope) {
        if (config.quotas() == Quotas.AWS
                && datastoreEntries.inOrder(scope).values().stream()
                                .filter(entry -> entry.store().status() != DatastoreStatus.DELETED)
                                .count()
                        >= Quotas.DATASTORES) {
            throw new Throttled("Account " + scope.account() + " has " + Quotas.DATASTORES + " data stores in region "
                    + scope.region() + ", which is the quota; delete one");
        }
    }

    /** Has the move made that comes by itself, when its time has come since the last one. */
    private void schedule(DatastoreEntry datastoreEntry) {
        switch (datastoreEntry.store().status()) {
            case CREATING ->
                scheduler.after(
                        datastoreEntry.since(),
                        config.creating(),
                        () -> activate(datastoreEntry, DatastoreStatus.CREATE_FAILED, Datastore::creationFailed));
            case DELETING -> scheduler.after(datastoreEntry.since(), config.deleting(), () -> finish(datastoreEntry));
            case DELETED -> scheduler.after(datastoreEntry.since(), config.retention(), () -> forget(datastoreEntry));
            // A change of features takes as long as a creation, which enables them too.
            case UPDATING ->
                scheduler.after(
                        datastoreEntry.since(),
                        config.creating(),
                        () -> activate(datastoreEntry, DatastoreStatus.UPDATE_FAILED, Datastore::updateFailed));
            case ACTIVE, CREATE_FAILED, UPDATE_FAILED -> {}
        }
    }

    /** Takes a data store back that an earlier process has written down. */
    void restore(Snapshot.Store kept) {
        ResourceStore resources = kept.store().status() == DatastoreStatus.DELETED
                ? new MapResourceStore()
                : config.resources().open(kept.store().id());
        MemoryAccount memory = config.memory().open();
        memory.count(HeapCost.of(kept.store()) + HeapCost.of(kept.tags()));
        DatastoreEntry datastoreEntry = new DatastoreEntry(kept.store(), kept.since(), kept.tags(), resources, memory);
        datastoreEntries.add(datastoreEntry);
        jobs.restore(datastoreEntry, kept);
        schedule(datastoreEntry);
    }

    /** Takes client tokens back. */
    void restore(List<ClientTokenRecord> kept) {
        tokens.restore(kept);
    }

    /** A creation or an update has come to its end: ACTIVE, unless a fault says otherwise. */
    private void activate(
            DatastoreEntry datastoreEntry,
            DatastoreStatus failure,
            BiFunction<Datastore, ErrorCause, Datastore> failed) {
        Datastore store = datastoreEntry.store();
        become(
                datastoreEntry,
                config.faults()
                        .datastore(store.arn().scope(), failure)
                        .map(cause -> failed.apply(store, cause))
                        .orElseGet(store::activated));
    }

    Datastore describe(Scope scope, DatastoreId id) {
        return scheduler.at(now -> datastoreEntries.find(scope, id).store());
    }

    Page<Datastore> list(Scope scope, ListDatastoresRequest request) {
        return scheduler.at(now -> Paging.page(
                "ListFHIRDatastores " + scope + " " + request.filter(),
                datastoreEntries.inOrder(scope),
                DatastoreEntry::store,
                request.filter()::passes,
                DatastoreOperations::weight,
                request.pageSize(),
                request.pageToken()));
    }

    /** The metadata of an identity provider is the one text of a data store that the model does not limit. */
    private static int weight(Datastore store) {
        return store.configuration()
                .identityProvider()
                .metadata()
                .map(metadata -> metadata.document().length())
                .orElse(0);
    }

    Datastore update(Scope scope, DatastoreId id, DatastoreUpdate update) {
        return scheduler.at(now -> {
            DatastoreEntry datastoreEntry = datastoreEntries.findLiving(scope, id);
            Datastore before = datastoreEntry.store();
            Datastore after = update.applyTo(before);
            if (after.equals(before)) {
                return before;
            }
            config.stateStore().checkWritable();
            datastoreEntry.memory().resize(HeapCost.of(before), HeapCost.of(after));
            become(datastoreEntry, after);
            if (after.status() == DatastoreStatus.UPDATING) {
                schedule(datastoreEntry);
            }
            return after;
        });
    }

    DatastoreReceipt delete(Scope scope, DatastoreId id) {
        return scheduler.at(now -> {
            DatastoreEntry datastoreEntry = datastoreEntries.findLiving(scope, id);
            config.stateStore().checkDeletable();
            become(datastoreEntry, datastoreEntry.store().deletionRequested());
            jobs.endAll(datastoreEntry, "Data store " + id + " was deleted", now);
            schedule(datastoreEntry);
            return DatastoreReceipt.of(datastoreEntry.store());
        });
    }

    private void finish(DatastoreEntry datastoreEntry) {
        become(datastoreEntry, datastoreEntry.store().deleted());
        datastoreEntry.memory().giveBack(HeapCost.of(datastoreEntry.tags()));
        datastoreEntry.tag(Tags.NONE);
        config.stateStore().tags(datastoreEntry.store().id(), Tags.NONE);
        datastoreEntry.empty(new MapResourceStore());
        drop(datastoreEntry);
        schedule(datastoreEntry);
    }

    /**
     * Removes the resources and the files of exports, once it is committed that the data store has gone: until then it must
     * not be found empty. Under the lock.
     */
    void drop(DatastoreEntry datastoreEntry) {
        DatastoreId id = datastoreEntry.store().id();
        List<ExportJob> exported = datastoreEntry.exportJobs();
        scheduler.afterwards(() -> config.resources().drop(id));
        scheduler.afterwards(() -> exported.forEach(hosted::remove));
    }

    private void forget(DatastoreEntry datastoreEntry) {
        datastoreEntries.remove(datastoreEntry);
        datastoreEntry.memory().close();
        tokens.forget(datastoreEntry.store().id());
        jobs.forget(datastoreEntry.store().id());
        config.stateStore().forget(datastoreEntry.store().id());
    }

    private void become(DatastoreEntry datastoreEntry, Datastore next) {
        Instant now = scheduler.now();
        boolean moves = datastoreEntry.store().status() != next.status();
        datastoreEntry.become(next, now);
        active.moved(next);
        config.stateStore().store(next, now);
        if (moves) {
            eventPublisher.moved(next, now);
        }
    }

    /** Forgets every client token. */
    void clear() {
        tokens.clear();
    }
}
