package dev.tarn.inmemory.storage.schema.snapshot;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.tag.Tags;
import dev.tarn.inmemory.controlplane.state.Snapshot;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.ResourceReader;
import dev.tarn.inmemory.repository.store.DerivedData;
import dev.tarn.inmemory.repository.store.ResourceCopy;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.storage.mvstore.EngineInternals;
import dev.tarn.inmemory.storage.mvstore.FailingFilePath;
import dev.tarn.inmemory.storage.mvstore.MvStorage;
import dev.tarn.inmemory.storage.mvstore.WatchedFilePath;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.controlplane.StoredStateStore;
import dev.tarn.inmemory.storage.schema.resource.DroppedRows;
import dev.tarn.inmemory.storage.schema.resource.StoredResourceStores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An account in a database, without a control plane. */
final class StoredAccount implements AutoCloseable {

    private static final Scope SCOPE = Scope.of("123456789012", "us-east-1");
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final long STEP = 2_000;

    final DatastoreId first = new DatastoreId("0a");
    final DatastoreId second = new DatastoreId("0b");
    final DatastoreId third = new DatastoreId("0c");

    private final Database database;
    private final StoredResourceStores resources;
    private final StoredStateStore states;
    private final StoredSnapshotStore snapshots;
    private final Map<DatastoreId, ResourceStore> opened = new HashMap<>();

    /** A snapshot. */
    record Taken(Snapshot state, Map<DatastoreId, ResourceCopy> copies) {}

    private StoredAccount(Database database, long mostDifferences) {
        this.database = database;
        this.resources = new StoredResourceStores(database, MemoryBudget.unlimited());
        this.states = new StoredStateStore(database);
        this.snapshots = new StoredSnapshotStore(database, resources, mostDifferences, STEP);
    }

    static StoredAccount open(Path directory) {
        return new StoredAccount(Database.open(directory), Long.MAX_VALUE);
    }

    /** {@return an account in files that {@link WatchedFilePath} watches} */
    static StoredAccount watched(Path directory, long mostDifferences) {
        return new StoredAccount(
                new Database(MvStorage.open(directory, Tables.ALL, WatchedFilePath::name)), mostDifferences);
    }

    /**
     * {@return an account in files that {@link FailingFilePath} lets fail} The background writes no checkpoint: without room for
     * one, the database refuses everything until it is opened again.
     */
    static StoredAccount failing(Path directory) {
        MvStorage storage = MvStorage.open(directory, Tables.ALL, FailingFilePath::name);
        EngineInternals.stopCompactor(storage);
        return new StoredAccount(new Database(storage), Long.MAX_VALUE);
    }

    Database database() {
        return database;
    }

    private ResourceStore store(DatastoreId id) {
        return opened.computeIfAbsent(id, fresh -> {
            if (states.load().stores().stream()
                    .noneMatch(each -> each.store().id().equals(id))) {
                Datastore store = Datastore.requested(
                        DatastoreArn.of(SCOPE, id), Optional.empty(), DatastoreConfiguration.R4, NOW);
                states.store(store, NOW);
                states.tags(id, Tags.NONE);
                states.commit();
            }
            return resources.open(id);
        });
    }

    private static ResourceAddress patient(int number) {
        return new ResourceAddress(ResourceType.Patient, new ResourceId("p" + number));
    }

    /** Creates or updates patients; makes the data store if there is none. */
    void put(DatastoreId id, int from, int to) {
        ResourceStore store = store(id);
        for (int number = from; number <= to; number++) {
            ResourceAddress address = patient(number);
            store.change(NOW, change -> {
                long version =
                        change.read(address).map(ResourceVersion::versionId).orElse(0L) + 1;
                change.put(resource(address, "text of version " + version + "; "));
                return version;
            });
        }
    }

    private static AcceptedResource resource(ResourceAddress address, String text) {
        byte[] json = ("{\"resourceType\":\"Patient\",\"id\":\"" + address.id() + "\",\"x\":\"" + text.repeat(8)
                        + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        return (AcceptedResource) new ResourceReader().read(json, 0, json.length);
    }

    /** {@return a write of a request that has found its data store already} */
    Runnable begunDeletion(DatastoreId id, int number) {
        ResourceStore store = store(id);
        return () -> store.change(NOW, change -> change.delete(patient(number)));
    }

    void delete(DatastoreId id, int number) {
        store(id).change(NOW, change -> change.delete(patient(number)));
    }

    long version(DatastoreId id, int number) {
        return store(id).read(patient(number)).orElseThrow().versionId();
    }

    DerivedData derived(DatastoreId id) {
        return store(id).searchSource().derived();
    }

    void removeStore(DatastoreId id) {
        opened.remove(id);
        states.forget(id);
        states.commit();
        resources.drop(id);
        deleteDropped();
    }

    Taken take() {
        Snapshot state = states.load();
        Map<DatastoreId, ResourceCopy> copies = new HashMap<>();
        state.stores()
                .forEach(each -> copies.put(
                        each.store().id(), snapshots.copy(store(each.store().id()))));
        return new Taken(state, copies);
    }

    void restore(Taken taken) {
        Set<DatastoreId> before =
                states.load().stores().stream().map(each -> each.store().id()).collect(Collectors.toSet());
        opened.clear();
        opened.putAll(snapshots.replace(before, taken.state(), taken.copies()));
    }

    /** Deletes what the background thread would. */
    void deleteDropped() {
        DroppedRows.deleteAll(database, resources);
    }

    /** {@return how many resources there are, also of dropped data stores and of snapshots} */
    long rows() {
        return database.read((tables, view) -> {
            long count = 0;
            for (Long ignored : tables.resources.keys()) {
                count++;
            }
            return count;
        });
    }

    /** {@return the state of the control plane, and every version of every resource} */
    String state() {
        Map<String, String> found = new TreeMap<>();
        Snapshot state = states.load();
        for (Snapshot.Store each : state.stores()) {
            DatastoreId id = each.store().id();
            ResourceStore store = store(id);
            found.put(id + "", each + " " + store.counts());
            for (int number = 1; number <= 100; number++) {
                ResourceAddress address = patient(number);
                long newest =
                        store.read(address).map(ResourceVersion::versionId).orElse(0L);
                for (long version = 1; version <= newest; version++) {
                    found.put(id + " " + address + " " + version, text(store.read(address, version)));
                }
            }
        }
        return found.toString();
    }

    private static String text(Optional<ResourceVersion> version) {
        return version.map(found -> found.isDeletion() ? "deleted" : new String(found.json(), StandardCharsets.UTF_8))
                .orElse("missing");
    }

    @Override
    public void close() {
        database.close();
    }
}
