package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.smart.Access;
import dev.tarn.inmemory.controlplane.job.HostedExports;
import dev.tarn.inmemory.controlplane.scheduler.ClockControl;
import dev.tarn.inmemory.controlplane.scheduler.EventPublisher;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.inmemory.controlplane.state.Snapshot;
import dev.tarn.inmemory.repository.LocalFhirEndpoint;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.admin.Snapshots;
import dev.tarn.ports.admin.TarnClock;
import dev.tarn.ports.event.EventFeed;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything that a local HealthLake holds, in every account and region. */
public final class ControlPlane implements HealthLakes, EventFeed, AutoCloseable {

    private final ControlPlaneConfig config;

    /** Read lock: a job commits an object. Write lock: a reset clears the objects. */
    private final ReadWriteLock commits = new ReentrantReadWriteLock();

    private final Scheduler scheduler;
    private final EventPublisher eventPublisher;
    private final DatastoreEntries datastoreEntries = new DatastoreEntries();
    private final ClientTokens tokens;
    private final ActiveDatastores active;
    private final AllJobOperations jobs;
    private final RestoreExecutor restores;
    private final DatastoreRemoval removal;
    private final DatastoreOperations stores;
    private final SnapshotOperations snapshots;
    private final JobLongPoll settling;
    private final TarnClock clock;
    private final HostedExports hosted;

    /** A control plane with these settings, with all that its state store holds. */
    public ControlPlane(ControlPlaneConfig config) {
        this.config = config;
        this.scheduler = new Scheduler(config.clock(), config.rings(), config.stateStore());
        this.eventPublisher = new EventPublisher(config.listeners());
        this.tokens = new ClientTokens(config.stateStore());
        this.active = new ActiveDatastores(
                scheduler,
                datastoreEntries,
                config.indexes(),
                config.validation().validator());
        this.hosted = new HostedExports(config.hostedExports(), commits.writeLock());
        this.jobs = AllJobOperations.of(
                config, scheduler, eventPublisher, datastoreEntries, tokens, active, hosted, commits.readLock());
        this.restores = new RestoreExecutor(config, scheduler, datastoreEntries);
        PreloadExecutor preloads = new PreloadExecutor(config, scheduler);
        this.removal = new DatastoreRemoval(config, scheduler, datastoreEntries, hosted, restores, tokens);
        DatastoreLifecycle lifecycle = new DatastoreLifecycle(
                config, scheduler, eventPublisher, datastoreEntries, active, removal, restores, preloads);
        this.stores = new DatastoreOperations(
                config, scheduler, eventPublisher, datastoreEntries, tokens, jobs, lifecycle, restores, preloads);
        this.snapshots = new SnapshotOperations(
                config,
                scheduler,
                datastoreEntries,
                tokens,
                new AccountRestore(config, scheduler, datastoreEntries, active, tokens, stores, hosted));
        this.settling = new JobLongPoll(jobs);
        this.clock = new ClockControl(
                config.clock(),
                scheduler,
                eventPublisher,
                new RunningJobs(scheduler, datastoreEntries, restores, preloads),
                () -> datastoreEntries.all().isEmpty());
        restore(config.stateStore().load());
    }

    /** Goes on where an earlier process was, from when that was: what has become due meanwhile is done now. */
    private void restore(Snapshot kept) {
        scheduler.at(now -> {
            Set<DatastoreId> withResources = DatastoreRemoval.withResources(kept, now);
            config.resources().retain(withResources);
            kept.stores()
                    .forEach(store ->
                            stores.restore(store, resources(store.store().id(), withResources)));
            restores.resume();
            tokens.restore(kept.tokens());
            return now;
        });
    }

    private Optional<ResourceStore> resources(DatastoreId id, Set<DatastoreId> withResources) {
        return withResources.contains(id) ? Optional.of(config.resources().open(id)) : Optional.empty();
    }

    @Override
    public HealthLake of(Caller caller) {
        return of(caller, config.describeWait());
    }

    /** {@return the same, without the wait of a describe} For a server, which waits by {@link #whenIdle} without a thread. */
    public HealthLakes withoutWaiting() {
        return new HealthLakes() {
            @Override
            public HealthLake of(Caller caller) {
                return ControlPlane.this.of(caller, Duration.ZERO);
            }

            @Override
            public Optional<Scope> scopeOf(DatastoreId store) {
                return ControlPlane.this.scopeOf(store);
            }
        };
    }

    private HealthLake of(Caller caller, Duration describeWait) {
        Scope scope = caller.scope();
        LocalFhirEndpoint endpoint = new LocalFhirEndpoint(
                id -> active.of(scope, id).resources(),
                id -> active.of(scope, id).index(),
                id -> active.of(scope, id).history(),
                config.clock(),
                config.ids(),
                config.searches(),
                new LocalFhirExports(scope, active, jobs.exports(), hosted, config.clock()),
                config.validation(),
                id -> active.of(scope, id).validator());
        return new ScopedHealthLake(
                scope,
                stores,
                jobs,
                new TagOperations(scope, scheduler, config.stateStore(), datastoreEntries),
                access -> access.equals(Access.ALL) ? endpoint : endpoint.with(access),
                settling,
                describeWait);
    }

    @Override
    public Subscription subscribe(Consumer<? super HealthLakeEvent> listener) {
        return eventPublisher.subscribe(listener);
    }

    @Override
    public CompletionStage<@Nullable Void> whenIdle(Scope scope, DatastoreId datastoreId, JobId jobId) {
        return settling.whenIdle(scope, datastoreId, jobId);
    }

    @Override
    public CompletionStage<@Nullable Void> whenCreated(Scope scope, DatastoreId datastoreId) {
        return stores.whenCreated(scope, datastoreId).minimalCompletionStage();
    }

    /** {@return the snapshots of an account} */
    public Snapshots snapshots(AccountId account) {
        return snapshots.of(account);
    }

    @Override
    public Optional<Scope> scopeOf(DatastoreId store) {
        return scheduler.at(now ->
                datastoreEntries.find(store).map(entry -> entry.store().arn().scope()));
    }

    /** {@return the control of the clock} */
    public TarnClock clock() {
        return clock;
    }

    /** Makes every move that is due now. */
    public void tick() {
        scheduler.at(now -> now);
    }

    /**
     * Forgets everything, faults included, and sets the clock to the time of the machine. Jobs that have not ended end FAILED first; their
     * work stops at its next batch.
     */
    public void reset() {
        config.stateStore().checkDeletable();
        clear("Tarn was reset");
        config.clock().reset();
        config.faults().clear();
    }

    /**
     * Forgets everything, and clears the objects while no job commits one. The jobs that this ends commit none later.
     *
     * @param clearing removes the objects
     */
    public void reset(Runnable clearing) {
        commits.writeLock().lock();
        try {
            reset();
            clearing.run();
        } finally {
            commits.writeLock().unlock();
        }
    }

    /** Ends every job, or lets it rest where a later process will find it; and the thread that makes moves in time. */
    @Override
    public void close() {
        config.faults().clear();
        if (config.stateStore().isKept()) {
            scheduler.at(now -> {
                datastoreEntries.all().forEach(jobs::letGo);
                empty();
                return now;
            });
        } else {
            clear("Tarn was shut down");
        }
        scheduler.close();
    }

    private void clear(String reason) {
        scheduler.at(now -> {
            for (DatastoreEntry datastoreEntry : datastoreEntries.all()) {
                jobs.endAll(datastoreEntry, reason, now);
                datastoreEntry.memory().close();
                removal.drop(datastoreEntry);
            }
            config.stateStore().clear();
            empty();
            return now;
        });
    }

    private void empty() {
        datastoreEntries.clear();
        active.clear();
        stores.clear();
        snapshots.clear();
        tokens.clear();
        scheduler.clear();
    }
}
