package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.StorageException;
import dev.tarn.inmemory.storage.mvstore.file.WrittenLength;
import dev.tarn.ports.admin.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that the paths of a data directory still lead to the files that are open. A file that another program removes
 * or replaces stays open, and takes writes that nothing would find after a restart. The check compares file keys (on Unix
 * device and inode), and lengths: a file may be longer than this process has written it, but not shorter. It takes some
 * 10 µs, so a write repeats it only where the last one is older than {@link #FRESH_NANOS}. Thread-safe.
 */
final class OpenFiles {

    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

    /** A file; the log is made at the first write, and has no length before. */
    private static final class OpenFile {

        private final Path path;
        private final WrittenLength length;
        private @Nullable Object key;
        private boolean isThere;

        OpenFile(Path path, WrittenLength length) {
            this.path = path;
            this.length = length;
        }
    }

    private final FailureLatch latch;
    private final List<OpenFile> files = new ArrayList<>();
    private Optional<String> problem = Optional.empty();
    private volatile boolean isCut;
    private boolean isClosed;
    private volatile boolean isChanged;
    private volatile boolean areAllThere;
    private volatile long checkedAt = System.nanoTime();

    OpenFiles(FailureLatch latch) {
        this.latch = latch;
    }

    /** Adds a file that is there. */
    void add(Path path, WrittenLength length) throws IOException {
        OpenFile file = new OpenFile(path, length);
        file.key = attributes(path).fileKey();
        file.isThere = true;
        files.add(file);
    }

    /** Adds a file that is there once its length is not 0. */
    void addLater(Path path, WrittenLength length) {
        files.add(new OpenFile(path, length));
    }

    /** Begins to check files that were created since the last call. */
    void checkNewFiles() {
        if (!areAllThere) {
            check();
        }
    }

    /**
     * Checks that all paths lead to the open files.
     *
     * @throws StorageException with the file's name and what to do where one does not
     */
    void require() {
        if (isChanged || System.nanoTime() - checkedAt > FRESH_NANOS) {
            check().ifPresent(sentence -> {
                throw StorageException.failed(sentence, null);
            });
        }
    }

    /** {@return whether a file was gone or replaced at the last check} */
    boolean isChanged() {
        return isChanged;
    }

    /** {@return whether a file was found to be too short: writes at its end would hide that} */
    boolean isCut() {
        return isCut;
    }

    Health health() {
        return check().map(Health::readOnly).orElse(Health.UP);
    }

    /** Ends all checks: the log is removed when the directory is closed, and another process may use it then. */
    synchronized void close() {
        isClosed = true;
    }

    /** Checks all files, and logs what has changed since the last check. {@return what is wrong} */
    synchronized Optional<String> check() {
        if (isClosed) {
            return Optional.empty();
        }
        Optional<String> found =
                files.stream().filter(file -> !isOpenFile(file)).findFirst().map(file -> gone(file.path));
        if (found.isPresent() && problem.isEmpty()) {
            LOG.error("{}", found.get());
        } else if (found.isEmpty() && problem.isPresent()) {
            LOG.info("The files that Tarn has open are back in their place; writes are accepted again");
        }
        problem = found;
        isChanged = found.isPresent();
        areAllThere = files.stream().allMatch(file -> file.isThere);
        if (found.isEmpty()) {
            compareLengths();
        }
        checkedAt = System.nanoTime();
        return found;
    }

    private void compareLengths() {
        files.stream().filter(OpenFiles::isTooShort).findFirst().ifPresent(file -> {
            isCut = true;
            latch.refuseWrites(file.path + " was cut by another program while Tarn runs; writes are refused."
                    + " Stop Tarn and put a whole copy of the directory in its place");
        });
    }

    private static boolean isOpenFile(OpenFile file) {
        if (!file.isThere && file.length.bytes() == 0) {
            return true;
        }
        try {
            Object key = attributes(file.path).fileKey();
            if (!file.isThere) {
                file.isThere = true;
                file.key = key;
            }
            return key == null || key.equals(file.key);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            // A folder above is no folder any more, or may not be read: the path does not lead to the file either.
            return false;
        }
    }

    private static boolean isTooShort(OpenFile file) {
        return file.length.exceeds(() -> size(file.path));
    }

    /** {@return the length of a file in bytes; where it cannot be read, more than any file has} */
    private static long size(Path path) {
        try {
            return attributes(path).size();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    private static String gone(Path path) {
        return path + (Files.exists(path) ? " was replaced" : " was removed") + " while Tarn runs; writes are refused."
                + " What was answered is still in the files that Tarn has open: save it with POST /_tarn/backup before"
                + " you stop Tarn, or put the same file back";
    }
}
