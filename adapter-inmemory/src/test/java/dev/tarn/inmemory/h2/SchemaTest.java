package dev.tarn.inmemory.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The two ways to the tables: at once, and by Flyway. */
class SchemaTest {

    @Test
    void what_is_made_at_once_is_what_the_migrations_make_one_by_one() throws SQLException {
        JdbcDataSource made = source("made");
        JdbcDataSource migrated = source("migrated");
        try (Connection one = made.getConnection();
                Connection other = migrated.getConnection()) {
            Schema.create(one);
            Schema.migrate(migrated);

            assertThat(tables(one)).isEqualTo(tables(other)).hasSizeGreaterThan(10);
        }
    }

    @Test
    void Flyway_finds_nothing_to_do_where_they_were_made_at_once() throws SQLException {
        JdbcDataSource made = source("baseline");
        try (Connection connection = made.getConnection()) {
            Schema.create(connection);
            List<String> before = history(connection);
            Schema.migrate(made);

            assertThat(history(connection)).isEqualTo(before).hasSize(1);
            assertThat(Schema.version(connection)).hasValue(Schema.VERSION);
        }
    }

    @Test
    void Flyway_goes_on_from_where_they_were_made_at_once() throws SQLException {
        JdbcDataSource made = source("older");
        try (Connection connection = made.getConnection()) {
            Schema.create(connection);
            connection
                    .createStatement()
                    .execute("UPDATE \"tarn_schema_history\" SET \"version\" = '" + (Schema.VERSION - 1) + "'");
            Schema.migrate(made);

            assertThat(history(connection)).hasSize(2);
            assertThat(Schema.version(connection)).hasValue(Schema.VERSION);
        }
    }

    @Test
    void a_database_without_tables_has_no_version() throws SQLException {
        try (Connection connection = source("empty").getConnection()) {
            assertThat(Schema.version(connection)).isEmpty();
            connection.createStatement().execute("CREATE TABLE other (x INT)");
            assertThat(Schema.version(connection)).isEmpty();
        }
    }

    private static JdbcDataSource source(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name);
        return source;
    }

    /** {@return what would make the tables again} The names that H2 gives to constraints hang on their order. */
    private static List<String> tables(Connection connection) throws SQLException {
        return texts(connection, "SCRIPT NODATA NOSETTINGS").stream()
                .filter(line -> !line.startsWith("--"))
                .sorted()
                .toList();
    }

    private static List<String> history(Connection connection) throws SQLException {
        return texts(connection, "SELECT \"version\" || \"type\" FROM \"tarn_schema_history\"");
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
