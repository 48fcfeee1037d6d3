package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.DamagedRowException;
import dev.tarn.inmemory.storage.FailureReasons;
import dev.tarn.inmemory.storage.WriteBatch;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStoreException;

/** Serializes writers: one transaction at a time, under the write lock. */
final class TransactionWriter {

    private final StorageEngine storageEngine;
    private final FailureLatch latch;
    private final DiskSpace space;
    private final OpenFiles files;
    private final LongConsumer room;
    private final ReentrantLock turn = new ReentrantLock();

    /** The only writer of a database. */
    TransactionWriter(StorageEngine storageEngine, FailureLatch latch, OpenFiles files, DiskSpace space) {
        this.storageEngine = storageEngine;
        this.latch = latch;
        this.space = space;
        this.files = files;
        this.room = space::require;
    }

    <T> T write(Function<WriteBatch, T> work) {
        return write(work, files::require, room);
    }

    /** Writes also where files were removed, and into the reserve of the disk. */
    <T> T writeInReserve(Function<WriteBatch, T> work) {
        return write(work, () -> {}, bytes -> {});
    }

    private <T> T write(Function<WriteBatch, T> work, Runnable check, LongConsumer room) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("A write within a write would not be part of it");
        }
        turn.lock();
        try {
            latch.checkWritable();
            MvWriteBatch writes = storageEngine.batch();
            T result = drafted(work, writes);
            if (!writes.isEmpty()) {
                check.run();
                append(writes, room);
                files.checkNewFiles();
                apply(writes);
            }
            return result;
        } finally {
            turn.unlock();
        }
    }

    /** Has what was written brought into the database's file: most of it while others write. */
    void checkpoint() {
        try {
            latch.checkReadable();
            storageEngine.store().commit();
        } catch (MVStoreException e) {
            throw latch.failed(e);
        }
        turn.lock();
        try {
            latch.checkReadable();
            storageEngine.checkpoint();
        } catch (IOException | MVStoreException e) {
            throw latch.failed(e);
        } finally {
            turn.unlock();
        }
    }

    /** Has everything brought into the file, as when it is closed, and does something before the next write. */
    <T> T checkpointed(Supplier<T> then) {
        checkpoint();
        turn.lock();
        try {
            latch.checkReadable();
            // The next write truncates the log; until then neither the file nor a copy needs it.
            storageEngine.finish();
            return then.get();
        } catch (IOException | MVStoreException e) {
            throw latch.failed(e);
        } finally {
            turn.unlock();
        }
    }

    /** Acquires the write lock and holds it until {@code last} completes. */
    void end(Runnable last) {
        turn.lock();
        try {
            last.run();
        } finally {
            turn.unlock();
        }
    }

    boolean isBusy() {
        return turn.isLocked();
    }

    /** A work that throws has written nothing. */
    private <T> T drafted(Function<WriteBatch, T> work, WriteBatch writes) {
        try {
            return work.apply(writes);
        } catch (MVStoreException | DamagedRowException e) {
            throw latch.notWritten(e);
        }
    }

    /** Appends to the log. Where it throws, nothing was appended and nothing is applied: what can be read is what was answered. */
    private void append(MvWriteBatch writes, LongConsumer room) {
        try {
            storageEngine.append(writes, room);
            space.written();
        } catch (IOException e) {
            if (storageEngine.store().isClosed()) {
                throw latch.failed(e);
            }
            if (FailureReasons.isDiskFull(e)) {
                throw space.refused(e);
            }
            throw latch.refuseWrites(e);
        }
    }

    private void apply(MvWriteBatch writes) {
        try {
            storageEngine.apply(writes);
        } catch (IOException | MVStoreException e) {
            throw latch.failed(e);
        } catch (RuntimeException | Error e) {
            // The changes may be partially applied in memory, where the latch makes them invisible; the log has all of
            // them.
            latch.failed(e);
            throw e;
        }
    }
}
