package dev.tarn.inmemory.storage.schema.recovery;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.ResourceReader;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.Versions;
import dev.tarn.inmemory.storage.mvstore.EngineInternals;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.resource.StoredResourceStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A data directory at several moments, and what was acknowledged at each; what {@link DamageTest} damages. */
public final class DamageSample {

    static final List<String> FILES = List.of("tarn.lock", "tarn.mv.db", "tarn.redo");
    static final List<DatastoreId> STORES = List.of(new DatastoreId("0a"), new DatastoreId("0b"));
    static final List<ResourceType> TYPES = List.of(ResourceType.Patient, ResourceType.Observation);

    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");

    private final Path folder;
    private final Map<String, Map<String, String>> models = new TreeMap<>();
    private int copies;

    /** Makes the moments: {@code killed-0} to {@code killed-4}, {@code closed} and {@code other}. */
    public DamageSample(Path folder, int resources) throws IOException {
        this.folder = folder;
        Path live = folder.resolve("live");
        try (Database database = Database.open(live)) {
            EngineInternals.stopCompactor(database.storage());
            Map<String, String> model = new TreeMap<>();
            for (int moment = 0; moment < 5; moment++) {
                change(database, model, resources, moment);
                database.checkpoint();
                change(database, model, resources / 10, moment + 10);
                keep(live, "killed-" + moment, model);
            }
            models.put("closed", new TreeMap<>(model));
        }
        copy(live, folder.resolve("closed"));
        try (Database database = Database.open(folder.resolve("other-live"))) {
            EngineInternals.stopCompactor(database.storage());
            Map<String, String> model = new TreeMap<>();
            change(database, model, resources, 0);
            database.checkpoint();
            change(database, model, resources / 10, 10);
            keep(folder.resolve("other-live"), "other", model);
        }
    }

    private void keep(Path live, String moment, Map<String, String> model) throws IOException {
        models.put(moment, new TreeMap<>(model));
        copy(live, folder.resolve(moment));
    }

    private static void change(Database database, Map<String, String> model, int count, int round) {
        StoredResourceStores stores = new StoredResourceStores(database, MemoryBudget.unlimited());
        for (DatastoreId id : STORES) {
            ResourceStore store = stores.open(id);
            for (int i = 0; i < count; i++) {
                ResourceType type = TYPES.get(i % TYPES.size());
                ResourceAddress address = new ResourceAddress(type, new ResourceId("r" + (i + round * 3)));
                if ((i + round) % 9 == 8 && isThere(store, address)) {
                    store.change(NOW, change -> change.delete(address));
                } else {
                    store.change(NOW, change -> change.put(resource(address, round)));
                }
                model.putAll(versions(id, store, address));
            }
        }
    }

    private static boolean isThere(ResourceStore store, ResourceAddress address) {
        return store.read(address).filter(version -> !version.isDeletion()).isPresent();
    }

    private static AcceptedResource resource(ResourceAddress address, int round) {
        String text = ("text of " + address + " in round " + round + "; ").repeat(12);
        byte[] json = ("{\"resourceType\":\"" + address.type() + "\",\"id\":\"" + address.id() + "\",\"x\":\"" + text
                        + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        return (AcceptedResource) new ResourceReader().read(json, 0, json.length);
    }

    private static Map<String, String> versions(DatastoreId id, ResourceStore store, ResourceAddress address) {
        Map<String, String> found = new TreeMap<>();
        for (ResourceVersion version : Versions.newestFirst(store, address)) {
            found.put(id + " " + address + " " + version.versionId(), text(version));
        }
        return found;
    }

    private static String text(ResourceVersion version) {
        return version.isDeletion() ? "deleted" : new String(version.json(), StandardCharsets.UTF_8);
    }

    /** {@return every version of what was acknowledged at a moment, by data store, address and version} */
    public Map<String, String> model(String moment) {
        return models.get(moment);
    }

    /** {@return a copy of a moment, to be damaged} */
    public Path copyOf(String moment) {
        Path copy = folder.resolve("copy-" + copies++);
        copy(folder.resolve(moment), copy);
        return copy;
    }

    byte[] bytes(String moment, String file) {
        try {
            return Files.readAllBytes(folder.resolve(moment).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (String name : FILES) {
                if (Files.exists(from.resolve(name))) {
                    Files.copy(from.resolve(name), to.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads everything in a directory in every way there is: the history of each resource that a moment had, its current
     * version, the list of each type, and the counts.
     *
     * @return as {@link #model}
     */
    public Map<String, String> readAll(Path directory, String moment) {
        Map<String, String> found = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        try (Database database = Database.open(directory)) {
            StoredResourceStores stores = new StoredResourceStores(database, MemoryBudget.unlimited());
            for (DatastoreId id : STORES) {
                ResourceStore store = stores.open(id);
                for (ResourceType type : TYPES) {
                    readType(store, id, type, moment, found, wrong);
                }
            }
        }
        wrong.forEach(line -> found.put("wrong " + line, line));
        return found;
    }

    private void readType(
            ResourceStore store,
            DatastoreId id,
            ResourceType type,
            String moment,
            Map<String, String> found,
            List<String> wrong) {
        TreeMap<String, String> byList = new TreeMap<>();
        try (Stream<ResourceVersion> all = store.all(type, Instant.MAX)) {
            all.forEach(version -> byList.put(version.address().toString(), text(version)));
        }
        TreeMap<String, String> byRead = new TreeMap<>();
        String prefix = id + " " + type + "/";
        models.get(moment).keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length(), key.lastIndexOf(' ')))
                .distinct()
                .forEach(name -> {
                    ResourceAddress address = new ResourceAddress(type, new ResourceId(name));
                    found.putAll(versions(id, store, address));
                    store.read(address)
                            .filter(version -> !version.isDeletion())
                            .ifPresent(version -> byRead.put(address.toString(), text(version)));
                });
        if (!byRead.equals(byList)) {
            wrong.add(id + " " + type + ": a list differs from reading one by one");
        }
        if (store.counts().getOrDefault(type, 0L) != byList.size()) {
            wrong.add(id + " " + type + ": the count differs from the list");
        }
    }
}
