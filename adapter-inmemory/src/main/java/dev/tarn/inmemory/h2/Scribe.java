package dev.tarn.inmemory.h2;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStoreException;

/**
 * Writes what many ask for at the same time as one transaction. Each puts its work into a queue and then waits for its
 * turn; whoever has it does all that is in the queue, one after the other, and commits once. So writing to the file,
 * which is what takes long, is shared, and nobody waits for company.
 */
final class Scribe {

    private final Ledger ledger;
    private final Statements sql;
    private final Gate gate;
    private final Queue<WriteRequest<?>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** A scribe who alone writes into a database. */
    Scribe(Ledger ledger, Gate gate) {
        this.ledger = ledger;
        this.sql = ledger.statements();
        this.gate = gate;
    }

    <T> T write(SqlWork<T> work) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("A write within a write would not be part of it");
        }
        gate.check();
        WriteRequest<T> request = new WriteRequest<>(work);
        waiting.add(request);
        turn.lock();
        try {
            if (!request.isAnswered()) {
                writeAll();
            }
        } finally {
            turn.unlock();
        }
        return request.answer();
    }

    /** Has what was written brought into the database's file. */
    void checkpoint() {
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

    /** Has its turn as soon as nobody writes, and has it to the end of {@code last}; those that wait are done before. */
    void end(Runnable last) {
        turn.lock();
        try {
            writeAll();
            last.run();
        } finally {
            turn.unlock();
        }
    }

    boolean isBusy() {
        return turn.isLocked() || !waiting.isEmpty();
    }

    private void writeAll() {
        List<WriteRequest<?>> group = new ArrayList<>();
        RuntimeException failure;
        try {
            for (WriteRequest<?> next = waiting.poll(); next != null; next = waiting.poll()) {
                group.add(next);
                gate.check();
                attempt(next);
            }
            ledger.commit();
            group.forEach(WriteRequest::settled);
            return;
        } catch (SQLException | IOException | MVStoreException e) {
            failure = gate.failed(e);
        } catch (RuntimeException e) {
            failure = e;
        }
        RuntimeException reason = failure;
        group.forEach(request -> request.lost(reason));
    }

    /** A work that throws has written nothing, whatever it did before; those before and after it are not touched. */
    private void attempt(WriteRequest<?> request) throws SQLException {
        RedoRecord.Mark before = ledger.begin();
        try {
            request.run(sql);
        } catch (SQLException e) {
            ledger.undo(before);
            request.lost(gate.notWritten(e));
        } catch (UncheckedSqlException e) {
            ledger.undo(before);
            request.lost(gate.notWritten(e.sql()));
        } catch (RuntimeException | Error e) {
            ledger.undo(before);
            request.lost(e);
        }
    }
}
