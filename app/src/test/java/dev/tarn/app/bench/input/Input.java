package dev.tarn.app.bench.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The {@code .ndjson} files of a directory and of those below it, in the order of their paths. */
public record Input(Path directory, List<Path> files) {

    /** {@return those of this directory} */
    public static Input of(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return new Input(
                    directory,
                    all.filter(file -> file.toString().endsWith(".ndjson"))
                            .filter(Files::isRegularFile)
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return how many bytes they have} */
    public long bytes() {
        try {
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return how many lines they have, which is how many resources} */
    public long lines() {
        long lines = 0;
        byte[] room = new byte[1 << 18];
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                byte last = '\n';
                for (int read = in.read(room); read > 0; read = in.read(room)) {
                    for (int i = 0; i < read; i++) {
                        if (room[i] == '\n') {
                            lines++;
                        }
                    }
                    last = room[read - 1];
                }
                if (last != '\n') {
                    lines++;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return lines;
    }

    /** Puts the files into a folder, which others only read: as links where the file system has them. */
    public void placeIn(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Path file : files) {
                Path there =
                        folder.resolve(directory.relativize(file).toString().replace('/', '-'));
                try {
                    Files.createLink(there, file);
                } catch (IOException | UnsupportedOperationException e) {
                    Files.copy(file, there);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
