package dev.tarn.app.crash;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Chooses what to ask next. The same random numbers and the same answers give the same steps. */
final class Plan {

    private static final int MOST_STORES = 3;
    private static final int MOST_JOBS = 4;
    private static final int MOST_RESOURCES = 8_000;
    private static final int MOST_IN_TRANSACTION = 8;

    private final RandomGenerator random;
    private final String account;
    private final ExpectedState expected;
    private final Path objects;
    private final Map<String, String> seen = new HashMap<>();
    private int names;

    Plan(RandomGenerator random, String account, ExpectedState expected, Path objects) {
        this.random = random;
        this.account = account;
        this.expected = expected;
        this.objects = objects;
    }

    Step next(Trigger trigger) {
        List<KnownStore> live = expected.live();
        if (live.isEmpty() || (live.size() < MOST_STORES && random.nextInt(15) == 0)) {
            return CreateStore.named(name("store"), expected);
        }
        KnownStore store = live.get(random.nextInt(live.size()));
        if (!store.isActive()) {
            return new LookAtStore(store);
        }
        if (store.resources().size() > MOST_RESOURCES) {
            return new DeleteStore(store);
        }
        int dice = random.nextInt(100);
        if (dice < 2) {
            return new DeleteStore(store);
        }
        if (dice < 14) {
            return retag(store);
        }
        if (dice < 24) {
            return job(store, trigger);
        }
        if (dice < 50) {
            return new WatchJobs(store, seen, trigger);
        }
        return write(store);
    }

    /** {@return a look at everything in a data store: the export of which all is known} */
    StartJob export(KnownStore store) {
        return StartJob.exporting(name("export"), store);
    }

    /** {@return heads or tails} */
    boolean either() {
        return random.nextBoolean();
    }

    private Step job(KnownStore store, Trigger trigger) {
        if (store.openJobs().size() >= MOST_JOBS) {
            return new WatchJobs(store, seen, trigger);
        }
        if (random.nextInt(3) == 0) {
            return export(store);
        }
        String name = name("import");
        return StartJob.importing(name, store, Input.any(name, random, objects));
    }

    private Step retag(KnownStore store) {
        Map<String, String> given = new LinkedHashMap<>();
        if (random.nextInt(3) == 0) {
            return new Retag(store, given, Set.of("color", "k" + random.nextInt(5)));
        }
        for (int i = 0; i < 3; i++) {
            given.put("k" + random.nextInt(5), Integer.toString(random.nextInt(1_000)));
        }
        given.put("color", Integer.toString(random.nextInt(1_000)));
        return new Retag(store, given, Set.of());
    }

    private Step write(KnownStore store) {
        int dice = random.nextInt(4);
        if (dice == 0) {
            String key = new UUID(random.nextLong(), random.nextLong()).toString();
            return new PostResource(store, "Patient", Resource.any("Patient", "ignored", random), key);
        }
        if (dice == 1) {
            Map<String, WriteResource> writes = new LinkedHashMap<>();
            int most = 2 + random.nextInt(MOST_IN_TRANSACTION);
            for (int i = 0; i < most; i++) {
                WriteResource write = single(store);
                writes.putIfAbsent(write.address(), write);
            }
            return new Transact(store, List.copyOf(writes.values()));
        }
        return single(store);
    }

    private WriteResource single(KnownStore store) {
        String id = "w-" + random.nextInt(30);
        String type = random.nextBoolean() ? "Patient" : "Observation";
        String address = type + "/" + id;
        return store.resource(address).version() > 0 && random.nextInt(4) == 0
                ? new WriteResource(store, address, Optional.empty())
                : new WriteResource(store, address, Optional.of(Resource.any(type, id, random)));
    }

    private String name(String what) {
        names++;
        return what + "-" + account + "-" + names;
    }
}
