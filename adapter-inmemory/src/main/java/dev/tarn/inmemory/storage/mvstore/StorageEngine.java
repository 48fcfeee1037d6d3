package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.ReadView;
import dev.tarn.inmemory.storage.mvstore.file.WrittenLength;
import dev.tarn.inmemory.storage.mvstore.lock.LockFile;
import dev.tarn.inmemory.storage.mvstore.lock.LockFile.State;
import dev.tarn.inmemory.storage.mvstore.lock.LockFile.Status;
import dev.tarn.inmemory.storage.mvstore.log.RedoLog;
import java.io.IOException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The data file, its write-ahead log and the status in the lock file: a committed change is in the file or in the log.
 * Used by the thread that holds the write lock, except {@link #reading}.
 *
 * <p>Every change has a sequence number, one more than the one before it. A checkpoint writes file, log and lock in this
 * order ({@link Continuity}); where the file was closed, the log comes first, since a file that is not closed must have
 * one.
 */
final class StorageEngine {

    private final MVStore store;
    private final TableSet tables;
    private final RedoLog log;
    private final LockFile lockFile;
    private final long identity;
    private FileState state;
    private long sequence;

    /** The number of the last change that readers see. */
    private volatile long applied;

    /** Read-write lock: readers never see a partially applied transaction. */
    private final ReadWriteLock seeing = new ReentrantReadWriteLock();

    /**
     * A file with its log.
     *
     * @param state of the file's last checkpoint
     * @param sequence of the last change, which may have come from the log
     */
    StorageEngine(
            MVStore store,
            TableSet tables,
            RedoLog log,
            LockFile lockFile,
            long identity,
            FileState state,
            long sequence) {
        this.store = store;
        this.tables = tables;
        this.log = log;
        this.lockFile = lockFile;
        this.identity = identity;
        this.state = state;
        this.sequence = sequence;
        this.applied = sequence;
    }

    TableSet tables() {
        return tables;
    }

    MVStore store() {
        return store;
    }

    /** {@return the file that H2 writes pages to} */
    PageFile file() {
        return (PageFile) store.getFileStore();
    }

    /** {@return an empty batch; only one at a time exists} */
    MvWriteBatch batch() {
        return new MvWriteBatch(sequence + 1, tables.count());
    }

    /** {@return the number of the last change that is seen; it only grows, also from one process to the next} */
    long lastChange() {
        return applied;
    }

    /** {@return the result of a read, which runs between two transactions} */
    <T> T reading(Function<ReadView, T> work) {
        seeing.readLock().lock();
        try {
            return work.apply(ReadView.COMMITTED);
        } finally {
            seeing.readLock().unlock();
        }
    }

    /**
     * Appends the changes of a transaction to the log: from now on they are not lost. Where it throws, nothing was appended.
     *
     * @param room called with the size of the record in bytes before it is written; may throw
     */
    void append(MvWriteBatch writes, LongConsumer room) throws IOException {
        checkOpen();
        if (state.closed()) {
            checkpoint();
        }
        log.append(writes::write, sequence + 1, room);
        sequence++;
        lockFile.acknowledge(sequence);
    }

    /**
     * Applies the changes of a transaction, which are in the log: what was seen must be there again after a crash. Where H2
     * breaks off, all of them are there when the directory is opened again.
     */
    void apply(MvWriteBatch writes) throws IOException {
        seeing.writeLock().lock();
        try {
            writes.apply();
            applied = sequence;
        } finally {
            seeing.writeLock().unlock();
        }
        if (log.isLong()) {
            checkpoint();
        }
    }

    /** Brings everything into the database's file. Without threads of its own, H2 has done it when this returns. */
    void checkpoint() throws IOException {
        FileState next = new FileState(state.generation() + 1, sequence, false);
        if (state.closed()) {
            log.begin(next.generation(), sequence);
            commit(next);
        } else {
            commit(next);
            log.begin(next.generation(), sequence);
        }
        writeStatus(State.OPEN, 0);
    }

    /** Brings everything into the database's file, so that no log is needed any more. */
    void finish() throws IOException {
        if (!state.closed()) {
            commit(new FileState(state.generation() + 1, sequence, true));
        }
    }

    private void commit(FileState next) throws IOException {
        next.put(store);
        store.commit();
        // A commit of a closed file does nothing and does not say so: the log must stay.
        checkOpen();
        state = next;
    }

    /**
     * Writes the status to the lock file.
     *
     * @param size of the data file in bytes, where it is final
     */
    void writeStatus(State how, long size) {
        lockFile.write(new Status(how, identity, state.generation(), state.sequence(), size));
    }

    private void checkOpen() throws IOException {
        if (store.isClosed()) {
            // By itself, after an error while it wrote pages.
            throw new IOException("H2 has closed its file", store.getPanicException());
        }
    }

    /** {@return the length of the log, for any thread} */
    WrittenLength logLength() {
        return log.written();
    }

    /**
     * Waits for running reads, and closes file and log. The log is kept if it may have changes that the file lacks.
     *
     * @param isInPlace whether the log's path still leads to the log; what another program has put there is left alone
     */
    void close(boolean isInPlace) {
        seeing.writeLock().lock();
        try {
            store.close();
            log.close(state.closed() && isInPlace);
        } catch (MVStoreException | IOException e) {
            // The log is kept and has all committed changes; the failed page write was reported before.
            store.closeImmediately();
        } finally {
            seeing.writeLock().unlock();
        }
    }
}
