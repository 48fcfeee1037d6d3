package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.domain.failure.ByteSize;
import dev.tarn.inmemory.storage.FailureReasons;
import dev.tarn.inmemory.storage.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a backup is to be: a directory that does not exist or is empty, outside those that Tarn uses. A backup is written
 * into a directory beside it, and renamed when it is whole.
 */
final class BackupTarget {

    private static final Logger LOG = LoggerFactory.getLogger(BackupTarget.class);

    private static final String DRAFT = ".tarn-backup-";

    private final Path path;

    private BackupTarget(Path path) {
        this.path = path;
    }

    /**
     * A target, with the directories above it.
     *
     * @param data the real path of the data directory
     * @param reserved other directories in which it may not be; they need not exist
     * @throws StorageException if it cannot be one, with the reason
     */
    static BackupTarget of(Path target, Path data, List<Path> reserved) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (target.toString().isBlank() || parent == null || absolute.getFileName() == null) {
            throw StorageException.invalid(
                    "A backup needs the path of a directory that does not exist or is empty; given: '" + target + "'");
        }
        checkOutside(absolute, data);
        for (Path directory : reserved) {
            checkOutside(absolute, real(directory));
        }
        checkAbsentOrEmpty(absolute);
        try {
            Files.createDirectories(parent);
        } catch (FileAlreadyExistsException e) {
            throw StorageException.invalid(e.getFile() + " is a file, so no backup can be written to " + absolute);
        }
        return new BackupTarget(absolute);
    }

    /** {@return the absolute path of the backup} */
    Path path() {
        return path;
    }

    /** Makes the directory that the backup is written into. */
    Path createTemporary() throws IOException {
        return Files.createDirectory(path.resolveSibling(DRAFT + UUID.randomUUID()));
    }

    /** Checks that the disk has room for so many bytes. */
    void requireRoom(long bytes) {
        Path parent = path.resolveSibling("");
        long free = parent.toFile().getUsableSpace();
        if (free < bytes && parent.toFile().getTotalSpace() > 0) {
            throw StorageException.diskFull("The disk of " + parent + " has no room for the backup: "
                    + ByteSize.of(bytes) + " are needed, and " + ByteSize.of(free)
                    + " are free. Free some space, or choose another disk");
        }
    }

    /** Brings all files to the disk, and the directory to its place. {@return the bytes of all files} */
    long finish(Path writes) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(writes)) {
            for (Path file : files) {
                try (FileChannel open = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    open.force(true);
                    bytes += open.size();
                }
            }
        }
        // An empty directory is replaced; one that is not empty by now is kept, and the backup fails.
        Files.deleteIfExists(path);
        Files.move(writes, path, StandardCopyOption.ATOMIC_MOVE);
        return bytes;
    }

    /** Removes what is left of a backup that failed; of one that was finished there is nothing. */
    void discard(Path writes) {
        if (Files.notExists(writes)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(writes)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(writes);
        } catch (IOException e) {
            LOG.warn("{} is left of a backup that failed, and could not be removed: {}", writes, FailureReasons.of(e));
        }
    }

    private static void checkAbsentOrEmpty(Path target) throws IOException {
        if (Files.notExists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw StorageException.invalid(
                    target + " is a file or a link; a backup needs a directory that does not exist or is empty");
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(target)) {
            if (files.iterator().hasNext()) {
                throw StorageException.invalid(
                        target + " is not empty; a backup needs a directory that does not exist or is empty");
            }
        }
    }

    private static void checkOutside(Path target, Path directory) {
        if (real(target).startsWith(directory)) {
            throw StorageException.invalid(
                    target + " is in " + directory + ", which Tarn uses; a backup needs a directory outside");
        }
    }

    /** {@return the path with its links resolved as far as it exists} */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path at = absolute; at != null; at = at.getParent()) {
            try {
                return at.toRealPath().resolve(at.relativize(absolute));
            } catch (IOException e) {
                // It does not exist: the one above may.
            }
        }
        return absolute;
    }
}
