package dev.tarn.inmemory.h2;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FilePath;

/** A file of format 2, which held tables of SQL: opened once, to be left behind. */
final class SqlDatabase implements AutoCloseable {

    private static final String SUFFIX = ".mv.db";

    /** The number that the last format of this kind had in the history of its tables. */
    private static final String NEWEST = "SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \"tarn_schema_history\""
            + " WHERE \"success\" AND \"version\" IS NOT NULL";

    private final Connection connection;

    private SqlDatabase(Connection connection) {
        this.connection = connection;
    }

    /**
     * Puts what is in such a file into one of today, and what is in its log.
     *
     * @param from how H2 is told of the file
     * @param log which is empty afterwards; what was in it is in the file
     * @param to how H2 is told of the new file, which is not there yet
     */
    static void upgrade(String from, FilePath log, String to) throws IOException, SQLException {
        try (SqlDatabase earlier = open(from)) {
            RedoLog redo = RedoLog.open(log);
            redo.doAgain(RedoLog.SQL_FORMAT, new SqlRedo(earlier.connection)::doAgain);
            earlier.checkpoint();
            redo.clear();
            redo.close();
            try (MVStore fresh = H2Settings.open(to)) {
                fresh.setStoreVersion(Tables.FORMAT);
                SqlFormat.copy(earlier.connection, new Tables(fresh));
            }
        }
    }

    private static SqlDatabase open(String name) throws SQLException {
        // H2's own class: a look for drivers on the class path takes time, and finds those of others.
        Connection connection = new JdbcConnection(
                "jdbc:h2:" + name.substring(0, name.length() - SUFFIX.length())
                        + ";IFEXISTS=TRUE;WRITE_DELAY=0;LAZY_QUERY_EXECUTION=TRUE;CACHE_SIZE=32768"
                        + ";MAX_COMPACT_TIME=0;DB_CLOSE_ON_EXIT=FALSE;FILE_LOCK=NO;TRACE_LEVEL_FILE=0",
                new Properties(),
                "",
                "",
                false);
        SqlDatabase opened = new SqlDatabase(connection);
        boolean usable = false;
        try {
            opened.check();
            connection.setAutoCommit(false);
            usable = true;
            return opened;
        } finally {
            if (!usable) {
                opened.close();
            }
        }
    }

    private void check() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NEWEST)) {
            row.next();
            if (row.getInt(1) != Tables.FORMAT - 1) {
                throw new DataDirectoryException("The data have the format " + row.getInt(1)
                        + " of a Tarn that this one does not know; use that one, or another directory");
            }
        }
    }

    /** Has all that was done in its file. */
    private void checkpoint() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    @Override
    public void close() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            // It has gone by itself, after an error that has been told.
        }
    }
}
