package dev.tarn.inmemory.storage.mvstore.lock;

import dev.tarn.inmemory.storage.DirectoryException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Exclusive access to a data directory for one process. A file lock of the operating system, which is released when the
 * process ends in any way. The locked file names the process and has the content of {@link LockFile}.
 */
public final class DirectoryLock implements AutoCloseable {

    private static final String NAME = "tarn.lock";
    private static final String PROCESS = "process " + ProcessHandle.current().pid();
    private static final int LONGEST = 128;

    /** Behind the text: elsewhere than on Unix what is locked cannot be read by others. */
    private static final long POSITION = Long.MAX_VALUE - 1;

    /**
     * The directories locked by this process. On Unix, closing any descriptor of a file releases all locks of the
     * process on it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;
    private final LockFile lockFile;

    private DirectoryLock(Path directory, FileChannel channel, FileLock lock) throws IOException {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
        this.lockFile = LockFile.map(channel);
        lockFile.owner(PROCESS);
    }

    /**
     * Takes the lock.
     *
     * @param directory its real path
     */
    public static DirectoryLock take(Path directory) {
        if (!HELD.add(directory)) {
            throw inUse(directory, PROCESS + ", which is this one");
        }
        DirectoryLock taken = null;
        try {
            taken = open(directory);
            return taken;
        } finally {
            if (taken == null) {
                HELD.remove(directory);
            }
        }
    }

    private static DirectoryLock open(Path directory) {
        @Nullable FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(
                    directory.resolve(NAME),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(POSITION, 1, false);
            if (lock == null) {
                throw inUse(
                        directory,
                        text(channel)
                                .lines()
                                .findFirst()
                                .map(String::strip)
                                .filter(text -> text.matches("process \\d+"))
                                .orElse("unknown"));
            }
            DirectoryLock held = new DirectoryLock(directory, channel, lock);
            taken = true;
            return held;
        } catch (IOException e) {
            throw DirectoryException.notWritable(directory, e);
        } finally {
            if (!taken) {
                closeQuietly(channel);
            }
        }
    }

    /** {@return where the lock is} */
    public Path path() {
        return directory.resolve(NAME);
    }

    /** {@return what is known about the files beside it} */
    public LockFile lockFile() {
        return lockFile;
    }

    @Override
    public void close() {
        try {
            lock.release();
        } catch (IOException e) {
            // The channel's end is the lock's end as well.
        }
        closeQuietly(channel);
        HELD.remove(directory);
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }

    private static DirectoryException inUse(Path directory, String owner) {
        return new DirectoryException(
                directory + " is in use by another Tarn (" + owner + "); stop that one, or take another directory");
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // Nothing was written that could be lost.
            }
        }
    }
}
