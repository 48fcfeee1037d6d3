package dev.tarn.inmemory.task;

import dev.tarn.inmemory.objectstore.DirectoryObjectStore;
import dev.tarn.ports.objectstore.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A bucket in a directory, looked at from outside. */
public final class Bucket {

    private final Path root;
    private final ObjectStore objects;

    public Bucket(Path root) {
        this.root = root;
        this.objects = new DirectoryObjectStore(root);
    }

    public ObjectStore objects() {
        return objects;
    }

    public void put(String path, String text) throws IOException {
        put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public void put(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    public String text(String path) throws IOException {
        return Files.readString(root.resolve(path));
    }

    public List<String> lines(String path) throws IOException {
        return Files.readAllLines(root.resolve(path));
    }

    /** Every file below a folder, sorted, temporary ones included. */
    public List<String> files(String folder) throws IOException {
        Path from = root.resolve(folder);
        if (!Files.isDirectory(from)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(from)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> from.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}
