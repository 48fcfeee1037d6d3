package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.domain.failure.ByteSize;
import dev.tarn.inmemory.storage.FailureReasons;
import dev.tarn.inmemory.storage.StorageException;
import dev.tarn.ports.admin.Health;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Free space of the disk that a data directory is on. Writes are refused before the disk is full: H2 closes its file for
 * good when it cannot write pages, and what is in memory must fit on the disk. So there must always be room for the
 * unsaved pages and for a reserve; the reserve is for the state changes of data stores and jobs, and for deletions.
 *
 * <p>To ask the operating system takes 2 µs, so it is asked once a second, before every write while the disk is full,
 * and after half of the free space was written. Thread-safe: only the writer whose turn it is calls {@link #require}.
 */
public final class DiskSpace {

    /** In bytes. */
    public static final long RESERVE = 4L * 1024 * 1024;

    /** In bytes: what a checkpoint writes beside the pages. */
    private static final long OVERHEAD = 256 * 1024;

    /** For so long after a write that was refused, {@link #health} reports it; then only the next write can tell. */
    private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** A change is in the log and in pages, both. */
    private static final int COPIES = 2;

    private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);

    private final Path directory;
    private final LongSupplier usable;
    private final LongSupplier unsaved;
    private volatile long free = Long.MAX_VALUE;
    private final AtomicLong uncheckedBytes = new AtomicLong();
    private volatile boolean isFull;
    private volatile Optional<Refused> refused = Optional.empty();

    /** A write that the operating system refused, as by a quota, though it reported space. */
    private record Refused(String sentence, long at) {}

    /**
     * The free space of a directory's disk.
     *
     * @param usable bytes that can be written
     * @param unsaved bytes of pages that are not in the file yet
     */
    DiskSpace(Path directory, LongSupplier usable, LongSupplier unsaved) {
        this.directory = directory;
        this.usable = usable;
        this.unsaved = unsaved;
        check();
    }

    /** {@return the bytes that can be written on the disk of a directory, by the operating system} */
    static LongSupplier of(Path directory) {
        return directory.toFile()::getUsableSpace;
    }

    /**
     * Checks that so many bytes can be written.
     *
     * @throws StorageException if there is no room for them beside the reserve
     */
    void require(long bytes) {
        long need = COPIES * bytes;
        if (isFull || uncheckedBytes.get() + need > (free - required()) / 2) {
            check();
            if (isFull || need > free - required()) {
                throw StorageException.diskFull(sentence(need));
            }
        }
        uncheckedBytes.addAndGet(need);
    }

    /** Asks the operating system, and logs when the disk has become full or has room again. */
    void check() {
        long now = usable.getAsLong();
        if (now == 0 && directory.toFile().getTotalSpace() == 0) {
            // Not known: some network file systems report neither space nor size. Nor does the operating system for a
            // directory that was moved away, which OpenFiles reports.
            return;
        }
        free = now;
        uncheckedBytes.set(0);
        boolean before = isFull;
        isFull = free < required();
        if (isFull && !before) {
            LOG.warn("{}", sentence(0));
        } else if (before && !isFull) {
            LOG.info("There is room on the disk of {} again; writes are accepted", directory);
        }
    }

    /** {@return whether a checkpoint has room for all unsaved pages} As it was at the last check. */
    boolean hasRoomForPages() {
        return free >= pages() && refused.isEmpty();
    }

    /** {@return whether there is room for so many bytes of another file, beside pages and the reserve} Asks now. */
    boolean hasRoomBeside(long bytes) {
        check();
        return free - required() >= bytes;
    }

    /** {@return whether there is room for what frees space: pages, and half of the reserve} */
    boolean hasRoomToDelete() {
        return free >= pages() + RESERVE / 2;
    }

    Health health() {
        check();
        if (isFull) {
            return Health.readOnly(sentence(0));
        }
        return refused.filter(last -> System.nanoTime() - last.at() < REMEMBERED_NANOS)
                .map(last -> Health.readOnly(last.sentence()))
                .orElse(Health.UP);
    }

    /** {@return the failure of a write that the operating system refused for want of space; nothing was written} */
    StorageException refused(IOException cause) {
        check();
        if (isFull) {
            return StorageException.diskFull(sentence(0));
        }
        String sentence =
                "The disk of " + directory + " is full: " + FailureReasons.of(cause) + ". Free some space, or raise the"
                        + " quota: the next write is accepted as soon as there is room; reads go on";
        if (refused.isEmpty()) {
            LOG.warn("{}", sentence);
        }
        refused = Optional.of(new Refused(sentence, System.nanoTime()));
        return StorageException.diskFull(sentence);
    }

    /** Notes that a write succeeded. */
    void written() {
        if (refused.isPresent()) {
            refused = Optional.empty();
            LOG.info("There is room on the disk of {} again", directory);
        }
    }

    private long required() {
        return pages() + RESERVE;
    }

    /** Estimated: H2 counts what pages take in memory. */
    private long pages() {
        long bytes = unsaved.getAsLong();
        return bytes + bytes / 4 + OVERHEAD;
    }

    private String sentence(long more) {
        return "The disk of " + directory + " is full: " + ByteSize.of(free) + " are free, and "
                + ByteSize.of(required() + more)
                + " are needed. Free some space: writes are refused until there is room, and then accepted again;"
                + " reads go on";
    }
}
