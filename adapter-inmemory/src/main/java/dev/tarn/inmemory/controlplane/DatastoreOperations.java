package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.backup.BackupConfiguration;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.DatastoreUpdate;
import dev.tarn.domain.datastore.RestorePoint;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Throttled;
import dev.tarn.domain.quota.Quotas;
import dev.tarn.domain.tag.Tags;
import dev.tarn.inmemory.controlplane.scheduler.EventPublisher;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.inmemory.controlplane.state.Snapshot;
import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.paging.Paging;
import dev.tarn.inmemory.repository.store.MapResourceStore;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.DatastoreReceipt;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.datastore.RestoreDatastoreRequest;
import dev.tarn.ports.paging.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creates, shows, updates and deletes data stores. */
final class DatastoreOperations {

    private final ControlPlaneConfig config;
    private final Scheduler scheduler;
    private final EventPublisher eventPublisher;
    private final DatastoreEntries datastoreEntries;
    private final ClientTokens tokens;
    private final AllJobOperations jobs;
    private final DatastoreLifecycle lifecycle;
    private final RestoreExecutor restores;
    private final PreloadExecutor preloads;

    DatastoreOperations(
            ControlPlaneConfig config,
            Scheduler scheduler,
            EventPublisher eventPublisher,
            DatastoreEntries datastoreEntries,
            ClientTokens tokens,
            AllJobOperations jobs,
            DatastoreLifecycle lifecycle,
            RestoreExecutor restores,
            PreloadExecutor preloads) {
        this.config = config;
        this.scheduler = scheduler;
        this.eventPublisher = eventPublisher;
        this.datastoreEntries = datastoreEntries;
        this.tokens = tokens;
        this.jobs = jobs;
        this.lifecycle = lifecycle;
        this.restores = restores;
        this.preloads = preloads;
    }

    DatastoreReceipt create(Scope scope, CreateDatastoreRequest request) {
        return scheduler.at(now -> {
            String id = tokens.once(
                    "CreateFHIRDatastore",
                    scope,
                    request.clientToken(),
                    request,
                    () -> add(
                            scope,
                            Tags.NONE.with(request.tags()),
                            now,
                            arn -> Datastore.requested(arn, request.name(), request.configuration(), now)));
            return receipt(scope, id);
        });
    }

    DatastoreReceipt restore(Scope scope, RestoreDatastoreRequest request) {
        return scheduler.at(now -> {
            String id = tokens.once(
                    "RestoreFHIRDatastore",
                    scope,
                    request.clientToken(),
                    request,
                    () -> restoreNew(scope, request, now));
            return receipt(scope, id);
        });
    }

    private DatastoreReceipt receipt(Scope scope, String id) {
        return DatastoreReceipt.of(
                datastoreEntries.find(scope, new DatastoreId(id)).store());
    }

    private ClientTokens.Made restoreNew(Scope scope, RestoreDatastoreRequest request, Instant now) {
        DatastoreEntry source = datastoreEntries.find(scope, request.source());
        Datastore store = source.store();
        Optional<Instant> wanted = request.restorePoint().map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        RestorePoint point = RestorePoint.of(store, wanted, now);
        if (restores.isSource(store.id())) {
            throw new Conflict("Data store " + store.id() + " is being restored; one restore is made at a time, so try"
                    + " again when the data store that is being created from it is ACTIVE");
        }
        Tags tags = store.configuration()
                .backup()
                .filter(BackupConfiguration::copiesTags)
                .map(backup -> source.tags())
                .orElse(Tags.NONE)
                .with(request.tags());
        // From here on, all versions that are written are later than the point.
        Instant moment = source.resources().moment(now);
        boolean latest = wanted.isEmpty() && store.status() != DatastoreStatus.DELETED;
        RestorePoint from = latest ? point.at(moment) : point;
        return add(
                scope, tags, now, arn -> Datastore.restored(arn, request.name(), request.configuration(), from, now));
    }

    private ClientTokens.Made add(Scope scope, Tags tags, Instant now, Function<DatastoreArn, Datastore> make) {
        checkQuota(scope);
        config.stateStore().checkWritable();
        DatastoreId id = new DatastoreId(config.ids().next());
        Datastore store = make.apply(DatastoreArn.of(scope, id));
        MemoryAccount memory = config.memory().open();
        memory.take(HeapCost.of(store) + HeapCost.of(tags));
        DatastoreEntry datastoreEntry =
                new DatastoreEntry(store, now, tags, config.resources().open(id), memory);
        datastoreEntries.add(datastoreEntry);
        config.stateStore().store(store, now);
        config.stateStore().tags(id, tags);
        eventPublisher.moved(store, now);
        lifecycle.schedule(datastoreEntry);
        return new ClientTokens.Made(id, id.value());
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

    /**
     * Takes a data store back that an earlier process has written down, or that is in a snapshot.
     *
     * @param found its resources; empty where they were removed
     */
    void restore(Snapshot.Store kept, Optional<ResourceStore> found) {
        ResourceStore resources = found.orElseGet(MapResourceStore::new);
        MemoryAccount memory = config.memory().open();
        memory.count(HeapCost.of(kept.store()) + HeapCost.of(kept.tags()));
        DatastoreEntry datastoreEntry = new DatastoreEntry(kept.store(), kept.since(), kept.tags(), resources, memory);
        datastoreEntries.add(datastoreEntry);
        if (found.isEmpty()) {
            datastoreEntry.empty(resources);
        }
        jobs.restore(datastoreEntry, kept);
        lifecycle.schedule(datastoreEntry);
    }

    Datastore describe(Scope scope, DatastoreId id) {
        return scheduler.at(now -> datastoreEntries.find(scope, id).store().seenAt(now));
    }

    Page<Datastore> list(Scope scope, ListDatastoresRequest request) {
        return scheduler.at(now -> Paging.page(
                "ListFHIRDatastores " + scope + " " + request.filter(),
                datastoreEntries.inOrder(scope),
                entry -> entry.store().seenAt(now),
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
            Datastore after = update.applyTo(before, now);
            if (after.equals(before)) {
                return before.seenAt(now);
            }
            config.stateStore().checkWritable();
            datastoreEntry.memory().resize(HeapCost.of(before), HeapCost.of(after));
            lifecycle.become(datastoreEntry, after);
            if (after.status() == DatastoreStatus.UPDATING) {
                lifecycle.schedule(datastoreEntry);
            }
            return after.seenAt(now);
        });
    }

    DatastoreReceipt delete(Scope scope, DatastoreId id) {
        return scheduler.at(now -> {
            DatastoreEntry datastoreEntry = datastoreEntries.findLiving(scope, id);
            config.stateStore().checkDeletable();
            lifecycle.become(datastoreEntry, datastoreEntry.store().deletionRequested(now));
            jobs.endAll(datastoreEntry, "Data store " + id + " was deleted", now);
            lifecycle.schedule(datastoreEntry);
            return DatastoreReceipt.of(datastoreEntry.store());
        });
    }

    /** {@return what completes when a creation has ended that only waits for resources; complete where there is none} */
    CompletableFuture<@Nullable Void> whenCreated(Scope scope, DatastoreId id) {
        return preloads.awaited(scope, id);
    }

    /** Stops every restore and preload. */
    void clear() {
        restores.stop();
        preloads.stop();
    }
}
