package dev.tarn.inmemory.repository.search;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Damages files in a directory. */
final class FileDamage {

    private FileDamage() {}

    /** Removes a file, or flips a bit of it, or makes it shorter or longer. */
    static void any(Path directory, Random random, boolean mayChange) throws IOException {
        List<Path> files = files(directory);
        if (files.isEmpty()) {
            return;
        }
        Path file = files.get(random.nextInt(files.size()));
        switch (random.nextInt(mayChange ? 4 : 1)) {
            case 0 -> Files.delete(file);
            case 1 -> flip(file, random);
            case 2 -> length(file, random.nextInt((int) Files.size(file)));
            default -> length(file, Files.size(file) + 1 + random.nextInt(100));
        }
    }

    static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static void flip(Path file, Random random) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long at = random.nextInt((int) bytes.length());
            bytes.seek(at);
            int before = bytes.read();
            bytes.seek(at);
            bytes.write(before ^ 1 << random.nextInt(8));
        }
    }

    private static void length(Path file, long length) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(length);
        }
    }

    static void removeAll(Path directory) throws IOException {
        for (Path file : files(directory)) {
            Files.delete(file);
        }
        Files.delete(directory);
    }
}
