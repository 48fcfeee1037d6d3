package dev.tarn.app.bench.limit;

import dev.tarn.app.bench.input.Input;
import dev.tarn.app.bench.process.Rounds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import org.h2.jdbc.JdbcConnection;

/**
 * Writes the lines of the input into a new H2 file as rows of a number and bytes, on one thread, in batches of 500 that are
 * committed each. H2 keeps to the same promises as Tarn's: what is committed is in the file.
 */
public final class PlainRows {

    private static final int BATCH = 500;
    private static final String SETTINGS = ";WRITE_DELAY=0;RETENTION_TIME=3000;CACHE_SIZE=32768;MAX_COMPACT_TIME=0"
            + ";ANALYZE_AUTO=0;FILE_LOCK=NO;TRACE_LEVEL_FILE=0";

    private final Connection connection;
    private final PreparedStatement insert;
    private long id;

    private PlainRows(Connection connection) throws SQLException {
        this.connection = connection;
        this.insert = connection.prepareStatement("INSERT INTO plain (id, body) VALUES (?, ?)");
    }

    /** Takes the directory of the input, and one for the file. */
    public static void main(String[] arguments) throws Exception {
        Input input = Input.of(Path.of(arguments[0]));
        Path file = Path.of(arguments[1]).resolve("plain");
        Connection[] open = new Connection[1];
        Rounds.serve(
                asked -> {
                    shutDown(open[0]);
                    Files.deleteIfExists(Path.of(file + ".mv.db"));
                    open[0] = create(file);
                },
                asked -> new PlainRows(open[0]).write(input));
        shutDown(open[0]);
    }

    private static Connection create(Path file) throws SQLException {
        Connection connection = new JdbcConnection("jdbc:h2:file:" + file + SETTINGS, new Properties(), "", "", false);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE plain (id BIGINT PRIMARY KEY, body VARBINARY)");
        }
        return connection;
    }

    private void write(Input input) throws Exception {
        Lines.read(input, (block, length) -> {
            for (int from = 0; from < length; ) {
                int to = from;
                while (to < length && block[to] != '\n') {
                    to++;
                }
                add(Arrays.copyOfRange(block, from, to));
                from = to + 1;
            }
        });
        commit();
        insert.close();
    }

    private void add(byte[] body) throws SQLException {
        insert.setLong(1, id++);
        insert.setBytes(2, body);
        insert.addBatch();
        if (id % BATCH == 0) {
            commit();
        }
    }

    private void commit() throws SQLException {
        insert.executeBatch();
        connection.commit();
    }

    private static void shutDown(Connection connection) throws SQLException {
        if (connection != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            }
        }
    }
}
