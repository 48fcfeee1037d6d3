package dev.tarn.validation.hapi;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * A temporary directory of this process. The process holds a lock on a file in it while it uses the directory, so that the
 * next process can tell which directories are left of processes that were killed, and removes them.
 */
final class JarDirectory {

    private static final String PREFIX = "tarn-validation-hapi-";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private JarDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** {@return a new, empty directory among the temporary files of the machine} */
    static JarDirectory create() throws IOException {
        return createIn(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static JarDirectory createIn(Path parent) throws IOException {
        String own = PREFIX + ProcessHandle.current().pid() + "-";
        Path path = Files.createTempDirectory(parent, own);
        FileChannel lock =
                FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            lock.close();
            throw new IOException(path + " was taken for unused by another process; try again");
        }
        removeUnused(parent, path, own);
        return new JarDirectory(path, lock);
    }

    /**
     * Removes directories of processes that have ended.
     *
     * @param path of this process: a directory of another owner is left alone, since it can become a link to any place
     * @param own the prefix of directories that are not opened, since closing a file ends the locks that the process has on it
     */
    private static void removeUnused(Path parent, Path path, String own) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path each : found) {
                if (!each.getFileName().toString().startsWith(own)
                        && Files.isDirectory(each, NOFOLLOW_LINKS)
                        && Files.getOwner(each, NOFOLLOW_LINKS).equals(Files.getOwner(path))) {
                    removeUnlocked(each);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // They stay among the temporary files, until a later process can remove them.
        }
    }

    private static void removeUnlocked(Path directory) throws IOException {
        Path file = directory.resolve(LOCK);
        if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock unused = channel.tryLock()) {
            if (unused != null) {
                removeFiles(directory);
            }
        } catch (OverlappingFileLockException e) {
            // Another thread looks at the same directory.
        }
    }

    Path path() {
        return path;
    }

    /** Removes the directory, and what can be removed of it where files are open. */
    void remove() {
        try (lock) {
            removeFiles(path);
        } catch (IOException e) {
            // The next process removes it.
        }
    }

    private static void removeFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }
}
