package dev.tarn.app.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * NDJSON to be imported, and what it must lead to. No id is in two inputs, so that everything is imported in its first
 * version; but a file may have one id twice, in different content, and that must be two versions.
 */
final class Input {

    private static final List<String> TYPES = List.of("Patient", "Observation", "Condition");

    private final String uri;
    private final Map<String, List<String>> files = new TreeMap<>();
    private final Map<String, KnownResource> resources = new HashMap<>();

    private Input(String uri) {
        this.uri = uri;
    }

    /** {@return an input of a few thousand lines under this name, written into the directory of the objects} */
    static Input any(String name, RandomGenerator random, Path objects) {
        Input input = new Input("s3://input/" + name + "/");
        int count = 1 + random.nextInt(3);
        for (int file = 0; file < count; file++) {
            String type = TYPES.get(file);
            input.add(type, name + "-" + file, 200 + random.nextInt(2_500), random);
        }
        input.write(objects.resolve("input").resolve(name));
        return input;
    }

    /** {@return an input of one file with about as many lines, written into the directory of the objects} */
    static Input of(int lines, String name, RandomGenerator random, Path objects) {
        Input input = new Input("s3://input/" + name + "/");
        input.add(TYPES.get(0), name, lines, random);
        input.write(objects.resolve("input").resolve(name));
        return input;
    }

    private void add(String type, String prefix, int count, RandomGenerator random) {
        List<String> lines = new ArrayList<>();
        int twice = random.nextInt(3 * count);
        for (int i = 0; i < count; i++) {
            add(lines, type, prefix + "-" + i, random);
            if (i == twice) {
                add(lines, type, prefix + "-" + random.nextInt(i + 1), random);
            }
        }
        files.put(type + ".ndjson", lines);
    }

    private void add(List<String> lines, String type, String id, RandomGenerator random) {
        String json = Resource.any(type, id, random);
        lines.add(json);
        resources.merge(type + "/" + id, KnownResource.NEVER.written(json), (one, other) -> one.written(json));
    }

    private void write(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, List<String>> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String uri() {
        return uri;
    }

    /** {@return how many lines each file has} */
    Map<String, Integer> lines() {
        Map<String, Integer> counts = new TreeMap<>();
        files.forEach((name, lines) -> counts.put(name, lines.size()));
        return counts;
    }

    /** {@return what is in the store afterwards, by its address} */
    Map<String, KnownResource> resources() {
        return resources;
    }

    @Override
    public String toString() {
        return uri + " " + lines();
    }
}
