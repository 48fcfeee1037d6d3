package dev.tarn.inmemory.storage.schema.resource;

import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.repository.store.BatchMark;
import dev.tarn.inmemory.repository.store.DerivedData;
import dev.tarn.inmemory.repository.store.PendingChange;
import dev.tarn.inmemory.repository.store.ResourceChange;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.SearchSource;
import dev.tarn.inmemory.repository.store.Upserted;
import dev.tarn.inmemory.repository.store.VersionSource;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.keyspace.CurrentVersion;
import dev.tarn.inmemory.storage.schema.keyspace.ResourceKeyspace;
import dev.tarn.inmemory.storage.schema.keyspace.ResourcePartitions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The resources of a data store in a database. */
final class StoredResourceStore implements ResourceStore {

    private final Database database;
    private final ResourceKeyspace keyspace;
    private final DerivedData derived;

    StoredResourceStore(Database database, ResourceKeyspace keyspace, Path derived) {
        this.database = database;
        this.keyspace = keyspace;
        this.derived = new KeyspaceDerivedData(database, keyspace, derived);
    }

    int keyspace() {
        return keyspace.number();
    }

    @Override
    public List<Upserted> apply(BatchMark mark, List<AcceptedResource> batch, Instant now) {
        return database.write((tables, writes) -> {
            keyspace.checkThere();
            Optional<List<Upserted>> before = keyspace.batches().done(tables, writes, mark, batch.size());
            if (before.isPresent()) {
                return before.get();
            }
            ResourceWrite write = new ResourceWrite(tables, writes, keyspace, now);
            List<Upserted> done = new ArrayList<>(batch.size());
            for (AcceptedResource resource : batch) {
                done.add(upsert(write.pending(), resource));
            }
            write.finish();
            keyspace.batches().keep(tables, writes, mark, done);
            return Collections.unmodifiableList(done);
        });
    }

    private static Upserted upsert(PendingChange change, AcceptedResource resource) {
        Upserted upserted = Upserted.of(change.read(resource.address()), resource.body());
        if (upserted.isWrite()) {
            change.put(resource);
        }
        return upserted;
    }

    @Override
    public <T> T change(Instant now, Function<ResourceChange, T> work) {
        return database.write((tables, writes) -> {
            keyspace.checkThere();
            ResourceWrite write = new ResourceWrite(tables, writes, keyspace, now);
            T result = work.apply(write.pending());
            write.finish();
            return result;
        });
    }

    @Override
    public Optional<ResourceVersion> read(ResourceAddress address) {
        return keyspace.isDropped()
                ? Optional.empty()
                : database.read((tables, view) ->
                        keyspace.partitions().current(tables, view, address).map(CurrentVersion::version));
    }

    @Override
    public Optional<ResourceVersion> read(ResourceAddress address, long versionId) {
        return keyspace.isDropped()
                ? Optional.empty()
                : database.read((tables, view) -> keyspace.partitions()
                        .current(tables, view, address)
                        .flatMap(current -> current.version().versionId() == versionId
                                ? Optional.of(current.version())
                                : ResourcePartitions.earlier(tables, view, current, versionId)));
    }

    @Override
    public Instant moment(Instant now) {
        try {
            // A transaction without changes: no other one has read the clock and not yet committed.
            return database.writeInReserve((tables, writes) -> keyspace.clock().fix(now));
        } catch (HealthLakeException refused) {
            // Nothing is written any more, and what is there can still be exported.
            return keyspace.clock().fix(now);
        }
    }

    @Override
    public Stream<ResourceVersion> all(ResourceType type, Instant asOf) {
        return keyspace.isDropped() ? Stream.empty() : ResourcePages.stream(database, keyspace, type, asOf);
    }

    @Override
    public SearchSource searchSource() {
        database.read((tables, view) -> {
            // Between two transactions: the next change is the first that is recorded.
            keyspace.changes().begin(database.lastChange());
            return keyspace;
        });
        return new StoredSearchSource(database, keyspace, derived);
    }

    @Override
    public VersionSource versionSource() {
        return new StoredVersionSource(database, keyspace);
    }

    @Override
    public Map<ResourceType, Long> counts() {
        return keyspace.isDropped()
                ? Map.of()
                : database.read((tables, view) -> keyspace.partitions().counts(tables));
    }
}
