package dev.tarn.inmemory.h2;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;

/** The tables, in versions. Flyway brings them up to date; it is not even loaded where they are. */
final class Schema {

    /**
     * All there ever were, in order: a new one is added at the end, with the next number, and none is ever changed.
     * Each statement in them must do no harm when it is run again.
     */
    static final List<String> MIGRATIONS = List.of("V1__resources.sql", "V2__control_plane.sql");

    /** What the newest migration makes. */
    static final int VERSION = MIGRATIONS.size();

    /** To ask whether there is a table takes longer than to read it. H2 has another word where there is none at all. */
    private static final Set<Integer> NO_TABLE = Set.of(
            ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
            ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1,
            ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2);

    private static final String HISTORY = "tarn_schema_history";

    private Schema() {}

    /**
     * {@return the version of the tables that are there}
     *
     * @throws SQLException where H2 cannot read its file
     */
    static OptionalInt version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery("SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \"" + HISTORY
                        + "\" WHERE \"success\" AND \"version\" IS NOT NULL")) {
            newest.next();
            int version = newest.getInt(1);
            return newest.wasNull() ? OptionalInt.empty() : OptionalInt.of(version);
        } catch (SQLException e) {
            if (NO_TABLE.contains(e.getErrorCode())) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    /**
     * Makes the tables in a database that has none: the same as the migrations do one by one, without Flyway, which
     * takes longer to load than all else when a server is started for the first time.
     */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Migrations.text("history.sql"));
            for (String migration : MIGRATIONS) {
                statement.execute(Migrations.text(migration));
            }
            statement.execute(
                    "INSERT INTO \"" + HISTORY + "\" (\"installed_rank\", \"version\", \"description\", \"type\","
                            + " \"script\", \"installed_by\", \"execution_time\", \"success\") VALUES (1, '" + VERSION
                            + "', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', '', 0, TRUE)");
        }
    }

    /**
     * Runs the migrations that have not been run.
     *
     * @throws FlywayException where one fails
     */
    static void migrate(DataSource source) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .table(HISTORY)
                .loggers("slf4j")
                // Named one by one: searching the class path for them takes longer than running them.
                .resourceProvider(new Migrations())
                .javaMigrationClassProvider(List::of)
                .locations(new String[0])
                .load()
                .migrate();
    }
}
