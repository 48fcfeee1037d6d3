package dev.tarn.inmemory.estate;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DataStore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.job.JobId;
import dev.tarn.inmemory.fhir.LocalFhirResources;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.JobWatch;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that a local HealthLake holds, in every account and region. */
public final class Estate implements HealthLakes, JobWatch, AutoCloseable {

    private final Terms terms;

    /** Read lock: a job commits an object. Write lock: a reset clears the objects. */
    private final ReadWriteLock commits = new ReentrantReadWriteLock();

    private final Clockwork clockwork;
    private final Holdings holdings = new Holdings();
    private final JobDesks jobs;
    private final StoreDesk stores;
    private final Settling settling;

    /** An estate on these terms, with all that its journal holds. */
    public Estate(Terms terms) {
        this.terms = terms;
        this.clockwork = new Clockwork(terms.clock(), terms.rings(), terms.journal());
        Announcer announcer = new Announcer(terms.events(), terms.monitor());
        this.jobs = JobDesks.of(terms, clockwork, announcer, holdings, commits.readLock());
        this.stores = new StoreDesk(terms, clockwork, announcer, holdings, jobs);
        this.settling = new Settling(jobs);
        restore(terms.journal().load());
    }

    /** Goes on where an earlier process was, from when that was: what has become due meanwhile is done now. */
    private void restore(Kept kept) {
        clockwork.at(now -> {
            terms.resources().retain(living(kept));
            kept.stores().forEach(stores::restore);
            stores.restore(kept.tokens());
            jobs.restore(kept.tokens());
            return now;
        });
    }

    private static Set<DatastoreId> living(Kept kept) {
        return kept.stores().stream()
                .map(Kept.Store::store)
                .filter(store -> store.status() != DatastoreStatus.DELETED)
                .map(DataStore::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public HealthLake in(Scope scope) {
        return new ScopedHealthLake(
                scope,
                stores,
                jobs,
                new TagDesk(scope, clockwork, terms.journal(), holdings),
                new LocalFhirResources(id -> stores.resources(scope, id), terms.clock(), terms.ids()),
                settling,
                terms.settle());
    }

    @Override
    public CompletionStage<@Nullable Void> atRest(Scope scope, DatastoreId datastoreId, JobId jobId) {
        return settling.atRest(scope, datastoreId, jobId);
    }

    /** Makes every move that is due now. */
    public void tick() {
        clockwork.at(now -> now);
    }

    /** Forgets everything. Jobs that have not ended end FAILED first; their work stops at its next batch. */
    public void reset() {
        terms.journal().checkDeletable();
        clear("Tarn was reset");
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
        if (terms.journal().isKept()) {
            clockwork.at(now -> {
                holdings.all().forEach(jobs::letGo);
                empty();
                return now;
            });
        } else {
            clear("Tarn was shut down");
        }
        clockwork.close();
    }

    private void clear(String reason) {
        clockwork.at(now -> {
            for (Holding holding : holdings.all()) {
                jobs.endAll(holding, reason, now);
                DatastoreId id = holding.store().id();
                holding.memory().close();
                clockwork.afterwards(() -> terms.resources().drop(id));
            }
            terms.journal().clear();
            empty();
            return now;
        });
    }

    private void empty() {
        holdings.clear();
        stores.clear();
        jobs.clear();
        clockwork.clear();
    }
}
