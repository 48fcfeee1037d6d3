package dev.tarn.inmemory.storage.schema.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.ResourceReader;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.storage.mvstore.EngineInternals;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.resource.StoredResourceStores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves that is killed: a copy of its file, taken while it writes. */
class RecoveryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final DatastoreId STORE = new DatastoreId("0a");
    private static final int WRITES = 1_200;
    private static final int WRITES_A_COPY = 80;

    @TempDir
    private Path folder;

    @Test
    void the_last_write_is_found_wherever_in_the_file_it_lies() throws IOException {
        List<Integer> found = new ArrayList<>();
        List<Integer> written = new ArrayList<>();
        try (Database database = Database.open(folder.resolve("live"))) {
            // So that freed space is used again within the test, and not before a copy has been taken.
            EngineInternals.store(database.storage()).setRetentionTime(50);
            ResourceStore store = new StoredResourceStores(database, MemoryBudget.unlimited()).open(STORE);
            for (int i = 1; i <= WRITES; i++) {
                AcceptedResource resource = patient(i % 40, i);
                store.change(NOW, change -> change.put(resource));
                database.checkpoint();
                if (i % WRITES_A_COPY == 0) {
                    written.add(i);
                    found.add(last(copy(i)));
                }
            }
        }
        assertThat(found).isEqualTo(written);
    }

    private Path copy(int number) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy-" + number));
        // The log first: a checkpoint that is made meanwhile is in the file.
        for (String name : List.of("tarn.redo", "tarn.mv.db")) {
            Files.copy(folder.resolve("live").resolve(name), copy.resolve(name));
        }
        return copy;
    }

    /** {@return the number of the last write that is there} */
    private static int last(Path directory) {
        try (Database database = Database.open(directory)) {
            ResourceStore store = new StoredResourceStores(database, MemoryBudget.unlimited()).open(STORE);
            return store.all(ResourceType.Patient, Instant.MAX)
                    .mapToInt(RecoveryTest::number)
                    .max()
                    .orElse(0);
        }
    }

    private static int number(ResourceVersion version) {
        String json = new String(version.json(), StandardCharsets.UTF_8);
        return Integer.parseInt(json.substring(json.lastIndexOf(':') + 1, json.length() - 1));
    }

    private static AcceptedResource patient(int id, int number) {
        ResourceAddress address = new ResourceAddress(ResourceType.Patient, new ResourceId("p" + id));
        byte[] json = ("{\"resourceType\":\"Patient\",\"id\":\"" + address.id() + "\",\"x\":" + number + "}")
                .getBytes(StandardCharsets.UTF_8);
        return (AcceptedResource) new ResourceReader().read(json, 0, json.length);
    }
}
