package dev.tarn.inmemory.h2;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStoreException;

/** Has those who write do so one after the other, each in a transaction of its own. */
final class Scribe {

    private final Ledger ledger;
    private final Gate gate;
    private final DiskSpace space;
    private final OpenFiles files;
    private final LongConsumer room;
    private final ReentrantLock turn = new ReentrantLock();

    /** A scribe who alone writes into a database. */
    Scribe(Ledger ledger, Gate gate, OpenFiles files, DiskSpace space) {
        this.ledger = ledger;
        this.gate = gate;
        this.space = space;
        this.files = files;
        this.room = space::require;
    }

    <T> T write(Work<Draft, T> work) {
        return write(work, files::require, room);
    }

    /** Writes also where files were removed, and into the reserve of the disk. */
    <T> T writeInReserve(Work<Draft, T> work) {
        return write(work, () -> {}, bytes -> {});
    }

    private <T> T write(Work<Draft, T> work, Runnable check, LongConsumer room) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("A write within a write would not be part of it");
        }
        turn.lock();
        try {
            gate.checkWritable();
            Draft draft = new Draft();
            T result = drafted(work, draft);
            if (!draft.isEmpty()) {
                check.run();
                note(draft, room);
                files.noteMade();
                make(draft);
            }
            return result;
        } finally {
            turn.unlock();
        }
    }

    /** Has what was written brought into the database's file: most of it while others write. */
    void checkpoint() {
        try {
            gate.checkReadable();
            ledger.store().commit();
        } catch (MVStoreException e) {
            throw gate.failed(e);
        }
        turn.lock();
        try {
            gate.checkReadable();
            ledger.checkpoint();
        } catch (IOException | MVStoreException e) {
            throw gate.failed(e);
        } finally {
            turn.unlock();
        }
    }

    /** Has everything brought into the file, as when it is closed, and does something before the next write. */
    <T> T checkpointed(Supplier<T> then) {
        checkpoint();
        turn.lock();
        try {
            gate.checkReadable();
            // The next write begins the log anew; until then the file needs none, and neither does a copy.
            ledger.finish();
            return then.get();
        } catch (IOException | MVStoreException e) {
            throw gate.failed(e);
        } finally {
            turn.unlock();
        }
    }

    /** Has its turn as soon as nobody writes, and has it to the end of {@code last}. */
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
    private <T> T drafted(Work<Draft, T> work, Draft draft) {
        try {
            return work.run(ledger.tables(), draft);
        } catch (MVStoreException | DamagedRowException e) {
            throw gate.notWritten(e);
        }
    }

    /** Where it throws, nothing was noted and nothing was made: what can be read is what was answered. */
    private void note(Draft draft, LongConsumer room) {
        try {
            ledger.note(draft, room);
            space.written();
        } catch (IOException e) {
            if (ledger.store().isClosed()) {
                throw gate.failed(e);
            }
            if (DiskSpace.isFull(e)) {
                throw space.refused(e);
            }
            throw gate.refuseWrites(e);
        }
    }

    private void make(Draft draft) {
        try {
            ledger.make(draft);
        } catch (IOException | MVStoreException e) {
            throw gate.failed(e);
        } catch (RuntimeException | Error e) {
            // Half of the changes may have been made in memory, where nobody may see them; all of them are in the log.
            gate.failed(e);
            throw e;
        }
    }
}
