package dev.tarn.inmemory.objectstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temporary files of objects that are being written, in {@code <root>/.tarn-tmp}, which is not a valid bucket name.
 *
 * <p>Each file is locked while its writer is open. The operating system releases the locks of a process that dies, so a
 * file that can be locked is orphaned. Process ids are no substitute: in containers, every server is process 1.
 */
public final class Temporaries {

    private static final Logger LOG = LoggerFactory.getLogger(Temporaries.class);
    private static final String ENDING = ".part";

    /** Initialized with the first file name: the secure random source takes 25 ms in a new JVM. */
    private static final class Names {
        /** Prefix of the names of this process, which skips its own files: closing a file would release its lock. */
        static final String PROCESS = UUID.randomUUID().toString();
    }

    private static final AtomicLong COUNT = new AtomicLong();

    private final Path root;
    private final Path folder;

    Temporaries(Path root) {
        this.root = root;
        this.folder = root.resolve(".tarn-tmp");
    }

    /** {@return the folder of the temporary files; it may not exist yet} */
    Path folder() {
        return folder;
    }

    /** {@return a new, empty file} */
    public Temporary create() throws IOException {
        Files.createDirectories(root);
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            requireFolder();
        }
        while (true) {
            Path path = folder.resolve(Names.PROCESS + "-" + COUNT.incrementAndGet() + ENDING);
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            // Between its creation and its lock, another process may have taken it for a dead one's.
            if (lock(channel) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return new Temporary(path, channel);
            }
            channel.close();
        }
    }

    /** Removes what processes that died have left; leaves what it cannot judge. */
    void removeThoseOfTheDead() {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                if (!String.valueOf(file.getFileName()).startsWith(Names.PROCESS)) {
                    removeIfDead(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("{} could not be searched for what dead processes left: {}", folder, FileFailures.reason(e));
        }
    }

    private static void removeIfDead(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | OverlappingFileLockException e) {
            LOG.debug("{} stays: {}", file, e.toString());
        }
    }

    /** Without file locks, orphaned files cannot be recognized: then none is removed. */
    private static boolean lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            LOG.debug("No lock on a temporary file: {}", e.toString());
        }
        return true;
    }

    private void requireFolder() throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(folder.toString(), null, "Not a folder");
        }
    }
}
