package dev.tarn.inmemory.h2;

import java.io.IOException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The database's file and the log beside it, as one: what is committed here is in one of the two. Used by whoever has
 * the turn to write, but for {@link #reading}.
 */
final class Ledger {

    private final MVStore store;
    private final Tables tables;
    private final RedoLog log;

    /** Held by those who read, and by whoever makes the changes of a transaction: nobody sees half of it. */
    private final ReadWriteLock seeing = new ReentrantReadWriteLock();

    private Ledger(MVStore store, RedoLog log) {
        this.store = store;
        this.tables = new Tables(store);
        this.log = log;
    }

    /**
     * Does again what a process had answered that was killed, and has all tables in the file.
     *
     * @throws IllegalStateException where the log cannot be read
     */
    static Ledger open(MVStore store, RedoLog log) throws IOException {
        Ledger ledger = new Ledger(store, log);
        log.doAgain(RedoLog.FORMAT, ledger.tables::doAgain);
        if (log.isLeft() || store.hasUnsavedChanges()) {
            ledger.checkpoint();
        }
        return ledger;
    }

    Tables tables() {
        return tables;
    }

    MVStore store() {
        return store;
    }

    /** {@return what somebody reads, between two transactions} */
    <T> T reading(Work<Look, T> work) {
        seeing.readLock().lock();
        try {
            return work.run(tables, Look.COMMITTED);
        } finally {
            seeing.readLock().unlock();
        }
    }

    /** Notes the changes of a transaction: from now on they are not lost. Where it throws, nothing was noted. */
    void note(Draft draft) throws IOException {
        if (store.isClosed()) {
            // By itself, after an error while it wrote pages.
            throw new IOException("H2 has closed its file", store.getPanicException());
        }
        log.append(draft);
    }

    /**
     * Makes the changes of a transaction, which have been noted: what was seen must be there again after a crash. Where H2
     * breaks off, all of them are there when the directory is opened again.
     */
    void make(Draft draft) throws IOException {
        seeing.writeLock().lock();
        try {
            draft.apply();
        } finally {
            seeing.writeLock().unlock();
        }
        if (log.isLong()) {
            checkpoint();
        }
    }

    /** Brings everything into the database's file. Without threads of its own, H2 has done it when this returns. */
    void checkpoint() throws IOException {
        store.commit();
        log.clear();
    }

    /** Waits for those who read, and closes both; the log stays where it has something that the file may not have. */
    void close() {
        seeing.writeLock().lock();
        try {
            store.close();
            log.close();
        } catch (MVStoreException | IOException e) {
            // What was committed is in the log, which stays; to write pages has failed, and has been told.
            store.closeImmediately();
        } finally {
            seeing.writeLock().unlock();
        }
    }
}
