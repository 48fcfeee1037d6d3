package dev.tarn.inmemory.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/** Connections that only read: made when needed, kept for the next, and not more than there is use for. */
final class Readers {

    /** Opens a connection. */
    interface Source {
        Connection open() throws SQLException;
    }

    /** Reading is the processor's work; more than some for each of them would only hold memory. */
    private static final int MOST = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private final Source source;
    private final Gate gate;
    private final Semaphore places = new Semaphore(MOST);
    private final Queue<Statements> idle = new ConcurrentLinkedQueue<>();

    Readers(Source source, Gate gate) {
        this.source = source;
        this.gate = gate;
    }

    <T> T read(SqlWork<T> work) {
        // Not interruptible: a job that is to stop finds out by itself, and half a read is of no use to it.
        places.acquireUninterruptibly();
        try {
            gate.check();
            Statements sql = idle.poll();
            if (sql == null) {
                sql = new Statements(source.open(), Prepared.Notes.NONE);
            }
            T result = work.run(sql);
            idle.add(sql);
            return result;
        } catch (SQLException e) {
            gate.check();
            throw gate.notRead(e);
        } finally {
            places.release();
        }
    }

    /** Waits for those who read; whoever comes later is told by the gate, which is shut. */
    void end() {
        places.acquireUninterruptibly(MOST);
        places.release(MOST);
    }
}
