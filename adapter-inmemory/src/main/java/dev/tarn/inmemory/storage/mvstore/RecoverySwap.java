package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.DirectoryException;
import dev.tarn.inmemory.storage.mvstore.lock.DirectoryLock;
import dev.tarn.inmemory.storage.mvstore.lock.LockFile;
import dev.tarn.inmemory.storage.mvstore.lock.LockFile.State;
import dev.tarn.inmemory.storage.mvstore.lock.LockFile.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Replaces the damaged database with the recovered one. The file {@code tarn.recovery} marks the recovered one as complete and
 * names its directory; while it exists, every start resumes the replacement.
 */
public final class RecoverySwap {

    /** The directory of the recovered database, in the one of the damaged files. */
    public static final String RECOVERED = "recovered";

    private static final String MARK = "tarn.recovery";
    private static final Pattern NAME = Pattern.compile("damaged-[0-9TZ.]{1,30}");

    private final Path directory;
    private final Runnable between;

    /**
     * A swap in a directory.
     *
     * @param between runs between each two steps
     */
    public RecoverySwap(Path directory, Runnable between) {
        this.directory = directory;
        this.between = between;
    }

    /** {@return the files of a damaged directory that go aside; the lock stays, and its copy goes} */
    public static List<String> originals() {
        return List.of(DataFile.LOG_NAME, DataFile.NAME);
    }

    /** Says that the recovered database is complete. */
    public void begin(Path aside) throws IOException {
        Path writes = aside.resolve(MARK);
        Files.writeString(writes, aside.getFileName() + "\n");
        between.run();
        Files.move(writes, directory.resolve(MARK), StandardCopyOption.ATOMIC_MOVE);
        between.run();
    }

    /**
     * Finishes a swap that was begun; does nothing where none was.
     *
     * @param lockFile the lock file of the directory, which is locked
     */
    public void finish(LockFile lockFile) throws IOException {
        Path mark = directory.resolve(MARK);
        if (Files.notExists(mark)) {
            return;
        }
        String name = Files.readString(mark).strip();
        if (!NAME.matcher(name).matches()) {
            throw new DirectoryException(mark + " is damaged: it does not name a directory of a recovery. Delete it"
                    + " if " + directory.resolve(DataFile.NAME) + " is there, or else put a whole copy of " + directory
                    + " in its place");
        }
        Path aside = directory.resolve(name);
        Path recovered = aside.resolve(RECOVERED);
        if (Files.exists(recovered.resolve(DataFile.NAME))) {
            swap(lockFile, aside, recovered);
        }
        discard(recovered);
        between.run();
        Files.delete(mark);
    }

    private void swap(LockFile lockFile, Path aside, Path recovered) throws IOException {
        Status status;
        try (DirectoryLock lock = DirectoryLock.take(recovered.toRealPath())) {
            status = lock.lockFile()
                    .last()
                    .orElseThrow(() -> new IOException(recovered + " has no status in its tarn.lock"));
        }
        for (String name : originals()) {
            if (Files.exists(directory.resolve(name))) {
                Files.move(directory.resolve(name), aside.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                between.run();
            }
        }
        lockFile.acknowledge(status.sequence());
        lockFile.write(
                new Status(State.CLOSED, status.identity(), status.generation(), status.sequence(), status.size()));
        between.run();
        Files.move(recovered.resolve(DataFile.NAME), directory.resolve(DataFile.NAME), StandardCopyOption.ATOMIC_MOVE);
        between.run();
    }

    /** Removes a recovered database, or what there is of it. */
    public static void discard(Path recovered) throws IOException {
        for (String name : List.of(DataFile.NAME, DataFile.LOG_NAME, "tarn.lock")) {
            Files.deleteIfExists(recovered.resolve(name));
        }
        Files.deleteIfExists(recovered);
    }
}
