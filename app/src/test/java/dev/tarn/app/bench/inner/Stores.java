package dev.tarn.app.bench.inner;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.repository.store.MapResourceStore;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.Upserted;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.resource.StoredResourceStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A batch into each kind of store; counted is one resource of it. */
public class Stores {

    /** Where a database may be made. */
    static final String FOLDER = "tarn.benchmark.folder";

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** A store in maps; a new one after {@value #MOST_BATCHES} batches, since the heap is as small as the server's. */
    @State(Scope.Thread)
    public static class Maps {

        /** About 100 MB of resources. */
        private static final int MOST_BATCHES = 500;

        private ResourceStore store = new MapResourceStore();
        private int batches;

        /** Forgets a full store. */
        @Setup(Level.Invocation)
        public void limit() {
            if (batches == MOST_BATCHES) {
                store = new MapResourceStore();
                batches = 0;
            }
            batches++;
        }
    }

    /** A store in a database of its own. */
    @State(Scope.Thread)
    public static class Rows {
        private final Database database;
        private final ResourceStore store;

        /** Opens it. */
        public Rows() {
            try {
                database =
                        Database.open(Files.createTempDirectory(Path.of(System.getProperty(FOLDER, "target")), "rows"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            store = new StoredResourceStores(database, MemoryBudget.unlimited())
                    .open(new DatastoreId("0123456789abcdef0123456789abcdef"));
        }

        /** Closes it. */
        @TearDown
        public void close() {
            database.close();
        }
    }

    /** Into maps. */
    @Benchmark
    @OperationsPerInvocation(Batches.SIZE)
    public List<Upserted> maps(Maps maps, Batches batches) {
        return maps.store.apply(batches.mark(), batches.batch(), NOW);
    }

    /** Into a database. */
    @Benchmark
    @OperationsPerInvocation(Batches.SIZE)
    public List<Upserted> rows(Rows rows, Batches batches) {
        return rows.store.apply(batches.mark(), batches.batch(), NOW);
    }
}
