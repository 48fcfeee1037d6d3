package dev.tarn.inmemory.estate;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DataStore;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.tag.Tags;
import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.page.Paging;
import dev.tarn.inmemory.resource.MapResourceStore;
import dev.tarn.inmemory.resource.ResourceStore;
import dev.tarn.ports.CreateDatastoreRequest;
import dev.tarn.ports.DatastoreReceipt;
import dev.tarn.ports.ListDatastoresRequest;
import dev.tarn.ports.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Creates, shows and deletes data stores. */
final class StoreDesk {

    private final Terms terms;
    private final Clockwork clockwork;
    private final Announcer announcer;
    private final Holdings holdings;
    private final JobDesks jobs;
    private final ClientTokens tokens;

    StoreDesk(Terms terms, Clockwork clockwork, Announcer announcer, Holdings holdings, JobDesks jobs) {
        this.terms = terms;
        this.clockwork = clockwork;
        this.announcer = announcer;
        this.holdings = holdings;
        this.jobs = jobs;
        this.tokens = new ClientTokens("CreateFHIRDatastore", terms.journal());
    }

    DatastoreReceipt create(Scope scope, CreateDatastoreRequest request) {
        return clockwork.at(now -> {
            Optional<String> before = tokens.recall(scope, request.clientToken(), request);
            DatastoreId id = before.map(DatastoreId::new).orElseGet(() -> make(scope, request, now));
            return DatastoreReceipt.of(holdings.find(scope, id).store());
        });
    }

    private DatastoreId make(Scope scope, CreateDatastoreRequest request, Instant now) {
        Tags tags = Tags.NONE.with(request.tags());
        terms.journal().checkWritable();
        DatastoreId id = new DatastoreId(terms.ids().next());
        DataStore store = DataStore.requested(DatastoreArn.of(scope, id), request.name(), request.configuration(), now);
        MemoryAccount memory = terms.memory().open();
        memory.take(HeapCost.of(store) + HeapCost.of(tags));
        Holding holding = new Holding(store, now, tags, terms.resources().open(id), memory);
        holdings.add(holding);
        terms.journal().store(store, now);
        terms.journal().tags(id, tags);
        tokens.remember(scope, request.clientToken(), request, id, id);
        announcer.moved(store, now);
        schedule(holding);
        return id;
    }

    /** Has the move made that comes by itself, when its time has come since the last one. */
    private void schedule(Holding holding) {
        switch (holding.store().status()) {
            case CREATING -> clockwork.after(holding.since(), terms.creating(), () -> activate(holding));
            case DELETING -> clockwork.after(holding.since(), terms.deleting(), () -> finish(holding));
            case DELETED -> clockwork.after(holding.since(), terms.retention(), () -> forget(holding));
            case ACTIVE, UPDATING, CREATE_FAILED, UPDATE_FAILED -> {}
        }
    }

    /** Takes a data store back that an earlier process has written down. */
    void restore(Kept.Store kept) {
        ResourceStore resources = kept.store().status() == DatastoreStatus.DELETED
                ? new MapResourceStore()
                : terms.resources().open(kept.store().id());
        MemoryAccount memory = terms.memory().open();
        memory.count(HeapCost.of(kept.store()) + HeapCost.of(kept.tags()));
        Holding holding = new Holding(kept.store(), kept.since(), kept.tags(), resources, memory);
        holdings.add(holding);
        jobs.restore(holding, kept);
        schedule(holding);
    }

    /** Takes client tokens back. */
    void restore(List<KeptToken> kept) {
        tokens.restore(kept);
    }

    private void activate(Holding holding) {
        become(holding, holding.store().activated());
    }

    DataStore describe(Scope scope, DatastoreId id) {
        return clockwork.at(now -> holdings.find(scope, id).store());
    }

    /**
     * {@return the resources of a data store}
     *
     * @throws Conflict where it is not ACTIVE
     */
    ResourceStore resources(Scope scope, DatastoreId id) {
        return clockwork.at(now -> {
            Holding holding = holdings.findLiving(scope, id);
            DatastoreStatus status = holding.store().status();
            if (status != DatastoreStatus.ACTIVE) {
                throw new Conflict(
                        "Data store " + id + " is " + status + "; its resources are there while it is ACTIVE");
            }
            return holding.resources();
        });
    }

    Page<DataStore> list(Scope scope, ListDatastoresRequest request) {
        return clockwork.at(now -> Paging.page(
                "ListFHIRDatastores " + scope + " " + request.filter(),
                holdings.inOrder(scope),
                Holding::store,
                request.filter()::passes,
                StoreDesk::weight,
                request.pageSize(),
                request.pageToken()));
    }

    /** The metadata of an identity provider is the one text of a data store that the model does not limit. */
    private static int weight(DataStore store) {
        return store.configuration()
                .identityProvider()
                .metadata()
                .map(metadata -> metadata.document().length())
                .orElse(0);
    }

    DatastoreReceipt delete(Scope scope, DatastoreId id) {
        return clockwork.at(now -> {
            Holding holding = holdings.findLiving(scope, id);
            terms.journal().checkDeletable();
            become(holding, holding.store().deletionRequested());
            jobs.endAll(holding, "Data store " + id + " was deleted", now);
            schedule(holding);
            return DatastoreReceipt.of(holding.store());
        });
    }

    private void finish(Holding holding) {
        become(holding, holding.store().deleted());
        holding.memory().giveBack(HeapCost.of(holding.tags()));
        holding.tag(Tags.NONE);
        terms.journal().tags(holding.store().id(), Tags.NONE);
        holding.empty(new MapResourceStore());
        // Only once it is written down that the store is DELETED: until then it must not be found empty.
        clockwork.afterwards(() -> terms.resources().drop(holding.store().id()));
        schedule(holding);
    }

    private void forget(Holding holding) {
        holdings.remove(holding);
        holding.memory().close();
        tokens.forget(holding.store().id());
        jobs.forget(holding.store().id());
        terms.journal().forget(holding.store().id());
    }

    private void become(Holding holding, DataStore next) {
        Instant now = clockwork.now();
        holding.become(next, now);
        terms.journal().store(next, now);
        announcer.moved(next, now);
    }

    /** Forgets every client token. */
    void clear() {
        tokens.clear();
    }
}
