package dev.tarn.app.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders and processes of one run, none of which are left when it is over, also where it is interrupted. */
public final class Workspace implements AutoCloseable {

    private final Path root;
    private int folders;
    private boolean closed;

    private Workspace(Path root) {
        this.root = root;
    }

    /** Opens one below this folder: on the disk that is measured, which the system's temporary folder may not be. */
    public static Workspace open(Path parent) throws IOException {
        Workspace workspace = new Workspace(
                Files.createTempDirectory(Files.createDirectories(parent).toRealPath(), "benchmark-"));
        Runtime.getRuntime().addShutdownHook(new Thread(workspace::close, "benchmark-end"));
        return workspace;
    }

    /** {@return a folder that is new} */
    public synchronized Path folder(String name) {
        requireOpen();
        try {
            return Files.createDirectory(root.resolve(name + "-" + folders++));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a process, which ends with this at the latest. */
    public synchronized Process start(ProcessBuilder builder) throws IOException {
        requireOpen();
        return builder.start();
    }

    /** {@return how many bytes the files of a folder have} */
    public static long bytes(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder with all that is in it, before the end: disks are not endless. */
    public static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        // Those that a library has started are among them, and those that Maven has.
        List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        remove(root);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The benchmark is over");
        }
    }
}
