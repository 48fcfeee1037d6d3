package dev.tarn.inmemory.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;

/**
 * The file of a database. It is made elsewhere and then renamed, so that a file with its name has all of its tables, or
 * is damaged: a process that is killed while it makes one leaves nothing that looks like data.
 */
final class DataFile {

    private static final String NAME = "tarn";
    private static final String NEW = "tarn-new";
    private static final String SUFFIX = ".mv.db";
    private static final String LOG = "tarn.redo";

    private final Path directory;
    private final Function<Path, String> names;

    /**
     * The file in this directory.
     *
     * @param names how H2 is told of a file
     */
    DataFile(Path directory, Function<Path, String> names) {
        this.directory = directory;
        this.names = names;
    }

    /**
     * Opens the file, with its tables as they should be; makes it where there is none.
     *
     * @param lastSize in bytes, where it was closed
     * @param opened called when it is known to be whole
     */
    Ledger open(OptionalLong lastSize, Runnable opened) {
        try {
            if (Files.notExists(path(NAME))) {
                if (lastSize.isPresent()) {
                    throw new DataDirectoryException(
                            path(NAME) + " is gone, and it was there when Tarn was last stopped;"
                                    + " put it back, or delete all of " + directory + " to begin with nothing");
                }
                create();
            } else {
                checkSize(lastSize);
                if (lastSize.isEmpty()) {
                    Recovery.of(names.apply(path(NAME)));
                }
            }
            return openKnown(opened);
        } catch (IOException e) {
            throw new DataDirectoryException(directory + " cannot be written to: " + Reasons.of(e), e);
        } catch (SQLException | MVStoreException | FlywayException e) {
            throw unusable(e);
        }
    }

    /** {@return one more connection to the file, which is open} */
    Connection connect() throws SQLException {
        return connect(NAME, H2Settings.READING);
    }

    long size() throws IOException {
        return Files.size(path(NAME));
    }

    private void create() throws IOException, SQLException {
        Files.deleteIfExists(path(NEW));
        // Of a file that somebody has removed.
        Files.deleteIfExists(directory.resolve(LOG));
        JdbcConnection fresh = connect(NEW, H2Settings.OPENING);
        try {
            Ledger.store(fresh).setAutoCommitDelay(Ledger.ONLY_WHEN_TOLD);
            Schema.create(fresh);
        } finally {
            shutDown(fresh);
        }
        Files.move(path(NEW), path(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    private Ledger openKnown(Runnable opened) throws SQLException, IOException {
        JdbcConnection connection = connect(NAME, H2Settings.OPENING);
        boolean usable = false;
        try {
            if (connection.isReadOnly()) {
                throw new DataDirectoryException(path(NAME) + " may not be written to; Tarn keeps its data there");
            }
            // A file under this name has its tables; to make them anew would be to say that nothing was there.
            int version = Schema.version(connection)
                    .orElseThrow(() -> new DataDirectoryException(path(NAME)
                            + " is damaged: its tables are gone; put a whole copy of " + directory
                            + " in its place, or delete it to begin with nothing"));
            if (version > Schema.VERSION) {
                throw new DataDirectoryException(directory + " was last used by a newer Tarn, whose data this one does"
                        + " not know (version " + version + ", this one knows " + Schema.VERSION
                        + "); use that one, or another directory");
            }
            RedoLog log = RedoLog.open(FilePath.get(names.apply(directory.resolve(LOG))));
            Ledger ledger = Ledger.open(connection, log);
            if (version < Schema.VERSION) {
                migrate();
                ledger.checkpoint();
            }
            opened.run();
            usable = true;
            return ledger;
        } finally {
            if (!usable) {
                shutDown(connection);
            }
        }
    }

    private void migrate() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + names.apply(directory.resolve(NAME)) + ";IFEXISTS=TRUE");
        Schema.migrate(source);
    }

    private JdbcConnection connect(String name, String settings) throws SQLException {
        // H2's own class: a look for drivers on the class path takes time, and finds those of others.
        return new JdbcConnection(
                "jdbc:h2:" + names.apply(directory.resolve(name)) + settings, new Properties(), "", "", false);
    }

    /** Ends the database, with all of its connections; what has been committed is in the file by then. */
    static void shutDown(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            // It has gone by itself, after an error that has been told.
        }
    }

    /** A file that was closed is whole; H2 itself would take a shorter one for an older one. */
    private void checkSize(OptionalLong lastSize) throws IOException {
        long size = size();
        if (size < Math.max(1, lastSize.orElse(0))) {
            throw new DataDirectoryException(path(NAME) + " is damaged: it has " + size + " bytes"
                    + (lastSize.isPresent() ? ", and had " + lastSize.getAsLong() + " when Tarn was last stopped" : "")
                    + "; put a whole copy of " + directory + " in its place, or delete it to begin with nothing");
        }
    }

    private Path path(String name) {
        return directory.resolve(name + SUFFIX);
    }

    private DataDirectoryException unusable(Exception failure) {
        if (failure instanceof SQLException e && e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return new DataDirectoryException(path(NAME) + " is in use by another program; close it there", failure);
        }
        return new DataDirectoryException(
                path(NAME) + " is damaged or is no file of Tarn: " + Reasons.of(failure), failure);
    }
}
