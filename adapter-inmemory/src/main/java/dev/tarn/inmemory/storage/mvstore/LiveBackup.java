package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.DirectoryException;
import dev.tarn.inmemory.storage.FailureReasons;
import dev.tarn.inmemory.storage.StorageException;
import dev.tarn.ports.admin.BackupSummary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStoreException;

/**
 * Writes a copy of a database while it is used. A checkpoint brings everything into the file, and from then on H2 only
 * adds to its end: what was there stays as it is, and is copied while writes go on. Writers wait for the checkpoint, as
 * every second, and not for the copy.
 *
 * <p>The copy is read from the file that is open, so it can also be made when its path leads there no more. It is written
 * beside its target, opened and closed once, which checks it as a start does, and renamed. Thread-safe.
 */
final class LiveBackup implements AutoCloseable {

    /** In bytes. */
    private static final int STEP = 256 * 1024;

    private final Path directory;
    private final DataFile file;
    private final StorageEngine storageEngine;
    private final TransactionWriter transactionWriter;
    private final FailureLatch latch;
    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean closed;

    LiveBackup(
            Path directory,
            DataFile file,
            StorageEngine storageEngine,
            TransactionWriter transactionWriter,
            FailureLatch latch) {
        this.directory = directory;
        this.file = file;
        this.storageEngine = storageEngine;
        this.transactionWriter = transactionWriter;
        this.latch = latch;
    }

    /**
     * Writes a backup.
     *
     * @param reserved directories in which it may not be, beside the one of the data
     * @throws StorageException if the target cannot be one, another backup is being written, or there is no room for it
     * @throws StorageException if it could not be written; then nothing is left of it
     */
    BackupSummary write(Path target, List<Path> reserved) {
        latch.checkReadable();
        if (!running.tryLock()) {
            throw StorageException.busy("Another backup is being written; try again when it is done");
        }
        try {
            BackupTarget to = BackupTarget.of(target, directory, reserved);
            long began = System.nanoTime();
            Path writes = to.createTemporary();
            try {
                Instant state = copy(to, writes);
                // A server's start does the same: what opens now opens then.
                file.in(writes).check();
                long bytes = to.finish(writes);
                return new BackupSummary(to.path(), bytes, state, Duration.ofNanos(System.nanoTime() - began));
            } finally {
                to.discard(writes);
            }
        } catch (IOException | MVStoreException | DirectoryException e) {
            throw failed(target, e);
        } finally {
            running.unlock();
        }
    }

    private Instant copy(BackupTarget to, Path writes) throws IOException {
        PageFile pages = storageEngine.file();
        pages.keep();
        try {
            record Moment(Instant time, PageFile.Image image) {}
            Moment moment = transactionWriter.checkpointed(() -> new Moment(Instant.now(), pages.image()));
            to.requireRoom(moment.image().length());
            try (FileChannel copy = file.in(writes).channel()) {
                copy(pages, moment.image(), copy);
                copy.force(true);
            }
            return moment.time();
        } finally {
            pages.release();
        }
    }

    private void copy(PageFile pages, PageFile.Image image, FileChannel to) throws IOException {
        long at = write(to, 0, image.header());
        for (PageFile.Extent chunk : image.chunks()) {
            if (closed) {
                throw new IOException("Tarn was stopped meanwhile");
            }
            // Free space has checksums as well.
            while (at < chunk.position()) {
                at = write(to, at, ByteBuffer.allocate((int) Math.min(STEP, chunk.position() - at)));
            }
            at = write(to, at, pages.bytes(chunk));
        }
    }

    private static long write(FileChannel to, long from, ByteBuffer bytes) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            at += to.write(bytes, at);
        }
        return at;
    }

    private static RuntimeException failed(Path target, Exception cause) {
        String sentence = "The backup could not be written to " + target + ": " + FailureReasons.of(cause)
                + "; nothing is left of it, and the data is as it was";
        return FailureReasons.isDiskFull(cause)
                ? StorageException.diskFull(sentence)
                : StorageException.failed(sentence, cause);
    }

    /** Ends a backup that is being written, and waits until nothing is left of it. */
    @Override
    public void close() {
        closed = true;
        running.lock();
        try {
            // The lock is held by a backup until it has removed what it wrote.
        } finally {
            running.unlock();
        }
    }
}
