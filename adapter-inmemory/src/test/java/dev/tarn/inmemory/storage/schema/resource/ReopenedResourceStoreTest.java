package dev.tarn.inmemory.storage.schema.resource;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.repository.store.BatchMark;
import dev.tarn.inmemory.repository.store.ResourceChange;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceStoreContract;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.SearchSource;
import dev.tarn.inmemory.repository.store.Upserted;
import dev.tarn.inmemory.repository.store.VersionSource;
import dev.tarn.inmemory.storage.schema.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** The contract, with a close and a reopen between any two calls. */
class ReopenedResourceStoreTest extends ResourceStoreContract {

    @TempDir
    private Path directory;

    private final AtomicInteger stores = new AtomicInteger();

    @Override
    protected ResourceStore store() {
        return new Reopened(directory, new DatastoreId("0" + stores.getAndIncrement()));
    }

    @Override
    protected int rounds() {
        return 20;
    }

    private record Reopened(Path directory, DatastoreId id) implements ResourceStore {

        private <T> T call(Function<ResourceStore, T> call) {
            synchronized (directory) {
                try (Database database = Database.open(directory)) {
                    return call.apply(new StoredResourceStores(database, MemoryBudget.unlimited()).open(id));
                }
            }
        }

        @Override
        public List<Upserted> apply(BatchMark mark, List<AcceptedResource> batch, Instant now) {
            return call(store -> store.apply(mark, batch, now));
        }

        @Override
        public <T> T change(Instant now, Function<ResourceChange, T> work) {
            return call(store -> store.change(now, work));
        }

        @Override
        public Optional<ResourceVersion> read(ResourceAddress address) {
            return call(store -> store.read(address));
        }

        @Override
        public Optional<ResourceVersion> read(ResourceAddress address, long versionId) {
            return call(store -> store.read(address, versionId));
        }

        @Override
        public Instant moment(Instant now) {
            return call(store -> store.moment(now));
        }

        @Override
        public Stream<ResourceVersion> all(ResourceType type, Instant asOf) {
            return call(store -> store.all(type, asOf).toList()).stream();
        }

        @Override
        public SearchSource searchSource() {
            throw new UnsupportedOperationException("StoredSearchSourceTest opens it again");
        }

        @Override
        public VersionSource versionSource() {
            throw new UnsupportedOperationException("StoreHistoryTest opens it again");
        }

        @Override
        public Map<ResourceType, Long> counts() {
            return call(ResourceStore::counts);
        }
    }
}
