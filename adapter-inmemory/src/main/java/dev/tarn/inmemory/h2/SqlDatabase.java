package dev.tarn.inmemory.h2;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.h2.jdbc.JdbcConnection;

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
     * Opens it.
     *
     * @param name how H2 is told of the file
     */
    static SqlDatabase open(String name) throws SQLException {
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
                        + " of a Tarn that this one" + " does not know; use that one, or another directory");
            }
        }
    }

    /** Does again what is in a record of its log. */
    void doAgain(ByteBuffer record) throws SQLException {
        new SqlRedo(connection).doAgain(record);
    }

    /** Has all that was done in its file. */
    void checkpoint() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    /** Copies what is in it; without changing it. */
    void copyTo(Tables tables) throws SQLException {
        SqlFormat.copy(connection, tables);
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
