package dev.tarn.inmemory.h2;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables, in versions. Flyway brings them up to date; it is not even loaded where they are. */
final class Schema {

    /**
     * All there ever were, in order: a new one is added at the end, with the next number, and none is ever changed.
     * Each statement in them must do no harm when it is run again.
     */
    static final List<String> MIGRATIONS = List.of("V1__resources.sql", "V2__control_plane.sql");

    /** What the newest migration makes. */
    static final int VERSION = MIGRATIONS.size();

    private static final String HISTORY = "tarn_schema_history";

    private Schema() {}

    /**
     * {@return the version of the tables that are there}
     *
     * @throws SQLException where H2 cannot read its file
     */
    static OptionalInt version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery(
                    "SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = '" + HISTORY + "'")) {
                if (!found.next()) {
                    return OptionalInt.empty();
                }
            }
            try (ResultSet newest = statement.executeQuery("SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \"" + HISTORY
                    + "\" WHERE \"success\" AND \"version\" IS NOT NULL")) {
                newest.next();
                int version = newest.getInt(1);
                return newest.wasNull() ? OptionalInt.empty() : OptionalInt.of(version);
            }
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
