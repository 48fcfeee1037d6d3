package dev.tarn.ports.contract;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A data store of the model. */
final class ModelStore {
    final String name;
    final Instant created;
    Optional<Instant> deletion = Optional.empty();
    final Map<String, String> tags = new LinkedHashMap<>();
    final Set<String> resources = new TreeSet<>();

    ModelStore(String name, Instant created) {
        this.name = name;
        this.created = created;
    }
}
