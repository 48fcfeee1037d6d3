package dev.tarn.inmemory.h2;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * The database's file and the log beside it, as one: what is committed here is in one of the two. Used by whoever has
 * the turn to write.
 */
final class Ledger {

    /** So many bytes are done again in a second or two. */
    private static final long MOST_IN_LOG = 64L * 1024 * 1024;

    /** For H2's delay of commits: it writes nothing by itself, and has no threads that would. */
    static final int ONLY_WHEN_TOLD = -1;

    private static final String COUNTER = "redo";

    private final JdbcConnection connection;
    private final MVStore store;
    private final RedoLog log;
    private final RedoRecord record = new RedoRecord();
    private final Statements noted;
    private final Statements plain;
    private long last;

    private Ledger(JdbcConnection connection, RedoLog log) {
        this.connection = connection;
        this.store = store(connection);
        this.log = log;
        this.noted = new Statements(connection, record);
        this.plain = new Statements(connection, Prepared.Notes.NONE);
    }

    /** Opens both, and does again what a process had answered that was killed. */
    static Ledger open(JdbcConnection connection, RedoLog log) throws SQLException, IOException {
        Ledger ledger = new Ledger(connection, log);
        ledger.store.setAutoCommitDelay(ONLY_WHEN_TOLD);
        connection.setAutoCommit(false);
        ledger.last = log.doAgain(ledger.plain, ledger.lastInDatabase(), ledger::commitAs);
        if (log.size() > 0) {
            ledger.checkpoint();
        }
        return ledger;
    }

    /** {@return what H2 keeps its pages in} */
    static MVStore store(JdbcConnection connection) {
        return ((SessionLocal) connection.getSession()).getDatabase().getStore().getMvStore();
    }

    /** {@return the statements of those who write; what they change is noted} */
    Statements statements() {
        return noted;
    }

    MVStore store() {
        return store;
    }

    /** {@return where a work begins, which can be undone} */
    RedoRecord.Mark begin() throws SQLException {
        plain.of("SAVEPOINT work").execute();
        return record.mark();
    }

    void undo(RedoRecord.Mark before) throws SQLException {
        plain.of("ROLLBACK TO SAVEPOINT work").execute();
        record.backTo(before);
    }

    /** Commits all works since the last time; when this returns, nothing of them is lost. */
    void commit() throws SQLException, IOException {
        if (record.isEmpty()) {
            connection.commit();
            return;
        }
        boolean direct = record.isTooLong();
        long before = log.size();
        try {
            if (!direct) {
                // Before anybody can see it: what was seen must be there again after a crash.
                log.append(last + 1, record);
            }
            record.clear();
            commitAs(last + 1);
        } catch (SQLException | IOException | RuntimeException e) {
            // It is told as a failure, and so must not be there when the directory is opened again; closing commits.
            log.backTo(before);
            connection.rollback();
            throw e;
        }
        last++;
        if (direct || log.size() > MOST_IN_LOG) {
            checkpoint();
        }
    }

    /** Brings everything into the database's file. Without threads of its own, H2 has done it when this returns. */
    void checkpoint() throws IOException {
        store.commit();
        log.clear();
    }

    /** Closes both; the log stays where something is in it that the database's file may not have. */
    void close() {
        DataFile.shutDown(connection);
        try {
            log.close();
        } catch (IOException e) {
            // It has been written to, or has failed and said so.
        }
    }

    private void commitAs(long number) throws SQLException {
        Prepared update = plain.of("UPDATE counter SET last = ? WHERE name = '" + COUNTER + "'");
        update.setLong(1, number);
        update.executeUpdate();
        connection.commit();
    }

    private long lastInDatabase() throws SQLException {
        try (ResultSet row = plain.of("SELECT last FROM counter WHERE name = '" + COUNTER + "'")
                .executeQuery()) {
            if (row.next()) {
                return row.getLong(1);
            }
        }
        plain.of("INSERT INTO counter (name, last) VALUES ('" + COUNTER + "', 0)")
                .executeUpdate();
        connection.commit();
        return 0;
    }
}
