package dev.tarn.inmemory.h2;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStoreException;

/** Has those who write do so one after the other, each in a transaction of its own. */
final class Scribe {

    private final Ledger ledger;
    private final Gate gate;
    private final ReentrantLock turn = new ReentrantLock();

    /** A scribe who alone writes into a database. */
    Scribe(Ledger ledger, Gate gate) {
        this.ledger = ledger;
        this.gate = gate;
    }

    <T> T write(Work<Draft, T> work) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("A write within a write would not be part of it");
        }
        turn.lock();
        try {
            gate.check();
            Draft draft = new Draft();
            T result = drafted(work, draft);
            if (!draft.isEmpty()) {
                note(draft);
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
            gate.check();
            ledger.store().commit();
        } catch (MVStoreException e) {
            throw gate.failed(e);
        }
        turn.lock();
        try {
            gate.check();
            ledger.checkpoint();
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

    private void note(Draft draft) {
        try {
            ledger.note(draft);
        } catch (IOException e) {
            throw gate.failed(e);
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
