package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.JobId;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.ResourceBody;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What a {@link ResourceStore} should hold: every version of every resource, in the order of creation. */
final class PlainModel {

    private static final List<ResourceType> TYPES =
            List.of(ResourceType.Patient, ResourceType.Group, ResourceType.Binary);
    private static final int IDS = 8;

    private final Map<ResourceAddress, List<ResourceVersion>> resources = new LinkedHashMap<>();

    /** Does the same thing, by chance one or another, to a store and to its model. */
    static void step(Random random, Instant now, ResourceStore store, PlainModel model, long number) {
        List<AcceptedResource> batch = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            batch.add(ResourceStoreContract.resource(address(random), "" + random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            store.apply(new BatchMark(new JobId("0b"), number, 0), batch, now);
            batch.stream()
                    .filter(model::isNews)
                    .forEach(resource -> model.add(resource.address(), now, resource.body()));
            return;
        }
        boolean delete = random.nextBoolean();
        store.change(now, change -> {
            for (AcceptedResource resource : batch) {
                if (!delete) {
                    change.put(resource);
                } else if (!change.read(resource.address())
                        .map(ResourceVersion::isDeletion)
                        .orElse(true)) {
                    change.delete(resource.address());
                }
            }
            return true;
        });
        for (AcceptedResource resource : batch) {
            if (!delete) {
                model.add(resource.address(), now, resource.body());
            } else if (model.isThere(resource.address())) {
                model.add(resource.address(), now, ResourceBody.NONE);
            }
        }
    }

    /** {@return what can be seen of a store: all that is there, and all versions of all that ever was} */
    static Map<String, Object> seen(ResourceStore store) {
        Map<String, Object> seen = new TreeMap<>();
        for (ResourceType type : TYPES) {
            try (var all = store.all(type, Instant.MAX)) {
                seen.put(type.name(), all.toList());
            }
            for (int id = 0; id < IDS; id++) {
                ResourceAddress address = new ResourceAddress(type, new ResourceId("i" + id));
                List<ResourceVersion> history = Versions.newestFirst(store, address);
                seen.put(address.toString(), history);
                seen.put(address + " now", store.read(address).stream().toList());
            }
        }
        return seen;
    }

    Map<String, Object> seen() {
        Map<String, Object> seen = new TreeMap<>();
        for (ResourceType type : TYPES) {
            seen.put(
                    type.name(),
                    resources.keySet().stream()
                            .filter(address -> address.type() == type && isThere(address))
                            .map(this::last)
                            .toList());
            for (int id = 0; id < IDS; id++) {
                ResourceAddress address = new ResourceAddress(type, new ResourceId("i" + id));
                List<ResourceVersion> newestFirst = new ArrayList<>(resources.getOrDefault(address, List.of()));
                Collections.reverse(newestFirst);
                seen.put(address.toString(), newestFirst);
                seen.put(address + " now", newestFirst.stream().limit(1).toList());
            }
        }
        return seen;
    }

    Map<ResourceType, Long> counts() {
        Map<ResourceType, Long> counts = new LinkedHashMap<>();
        resources.keySet().stream()
                .filter(this::isThere)
                .forEach(address -> counts.merge(address.type(), 1L, Long::sum));
        return counts;
    }

    private static ResourceAddress address(Random random) {
        return new ResourceAddress(TYPES.get(random.nextInt(TYPES.size())), new ResourceId("i" + random.nextInt(IDS)));
    }

    private boolean isNews(AcceptedResource resource) {
        return !isThere(resource.address()) || !last(resource.address()).body().equals(resource.body());
    }

    private boolean isThere(ResourceAddress address) {
        return resources.containsKey(address) && !last(address).isDeletion();
    }

    private ResourceVersion last(ResourceAddress address) {
        List<ResourceVersion> versions = resources.get(address);
        return versions.get(versions.size() - 1);
    }

    private void add(ResourceAddress address, Instant now, ResourceBody body) {
        List<ResourceVersion> versions = resources.computeIfAbsent(address, key -> new ArrayList<>());
        versions.add(new ResourceVersion(address, versions.size() + 1, now.truncatedTo(ChronoUnit.MILLIS), body));
    }
}
