package dev.tarn.inmemory.h2;

import static dev.tarn.inmemory.h2.NamedNumbers.get;
import static dev.tarn.inmemory.h2.NamedNumbers.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves that is killed between two checkpoints: a file of some moment, and a log. */
class RedoLogTest {

    private static final String LOG = "tarn.redo";
    private static final String FILE = "tarn.mv.db";

    @TempDir
    private Path folder;

    private int copies;

    @Test
    void what_is_in_the_log_alone_is_there_again() throws IOException {
        try (H2Database database = unattended()) {
            database.checkpoint();
            byte[] before = file(FILE);
            for (int i = 1; i <= 10; i++) {
                set(database, "x", i);
            }
            assertThat(read(before, logNow())).isEqualTo(10);
        }
    }

    @Test
    void what_is_in_the_file_as_well_is_not_done_twice() throws IOException {
        try (H2Database database = unattended()) {
            set(database, "x", 0);
            for (int i = 0; i < 10; i++) {
                increment(database);
            }
            byte[] log = logNow();
            database.checkpoint();
            // The process was killed after the one and before the other.
            assertThat(read(file(FILE), log)).isEqualTo(10);
            assertThat(logNow()).isEmpty();
        }
    }

    @Test
    void a_record_that_was_cut_off_anywhere_was_not_answered_and_those_before_it_were() throws IOException {
        try (H2Database database = unattended()) {
            set(database, "x", 1);
            database.checkpoint();
            byte[] before = file(FILE);
            set(database, "x", 2);
            int two = logNow().length;
            set(database, "x", 3);
            byte[] log = logNow();
            for (int length = two; length < log.length; length += 7) {
                assertThat(read(before, Arrays.copyOf(log, length))).isEqualTo(2);
            }
            byte[] damaged = log.clone();
            damaged[two + 30] ^= 1;
            assertThat(read(before, damaged)).isEqualTo(2);
        }
    }

    @Test
    void a_directory_whose_log_was_cut_off_goes_on_from_there() throws IOException {
        Path copy;
        try (H2Database database = unattended()) {
            set(database, "x", 1);
            database.checkpoint();
            set(database, "x", 2);
            byte[] log = logNow();
            copy = copy(file(FILE), Arrays.copyOf(log, log.length - 1));
        }
        for (int i = 3; i <= 5; i++) {
            try (H2Database database = H2Database.open(copy)) {
                set(database, "x", i);
            }
            try (H2Database database = H2Database.open(copy)) {
                assertThat(get(database, "x")).isEqualTo(i);
            }
        }
    }

    @Test
    void works_that_failed_are_not_done_again() throws IOException {
        try (H2Database database = unattended()) {
            database.checkpoint();
            byte[] before = file(FILE);
            set(database, "x", 1);
            assertThatThrownBy(() -> database.write(sql -> {
                        NamedNumbers.put(sql, "x", 2);
                        sql.of("DELETE FROM counter WHERE name <> 'redo'").executeUpdate();
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            set(database, "y", 3);
            Path copy = copy(before, logNow());
            try (H2Database after = H2Database.open(copy)) {
                assertThat(get(after, "x")).isEqualTo(1);
                assertThat(get(after, "y")).isEqualTo(3);
            }
        }
    }

    @Test
    void values_of_every_kind_come_back_as_they_were() throws IOException {
        byte[] bytes = {0, -1, 127, -128};
        UUID uuid = new UUID(-5, 7);
        String text = "a ? ü \uD83D\uDE00";
        try (H2Database database = unattended()) {
            database.write(sql -> {
                // A table is no change of data and goes into no log: so it is in the file first.
                sql.of("CREATE TABLE many (i BIGINT, d DOUBLE PRECISION, f BOOLEAN, g BOOLEAN, s VARCHAR, b VARBINARY,"
                                + " u UUID, a VARCHAR ARRAY, n VARCHAR)")
                        .execute();
                return true;
            });
            database.checkpoint();
            byte[] before = file(FILE);
            database.write(sql -> {
                Prepared insert = sql.of("INSERT INTO many VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
                insert.setLong(1, Long.MIN_VALUE);
                insert.setDouble(2, -0.001798);
                insert.setBoolean(3, true);
                insert.setBoolean(4, false);
                insert.setString(5, text);
                insert.setBytes(6, bytes);
                insert.setUuid(7, uuid);
                insert.setStrings(8, new String[] {"x", ""});
                insert.setNull(9);
                insert.addBatch();
                insert.executeBatch();
                return true;
            });
            try (H2Database after = H2Database.open(copy(before, logNow()))) {
                List<Object> row = after.read(sql -> row(sql));
                assertThat(row.subList(0, 5)).containsExactly(Long.MIN_VALUE, -0.001798, true, false, text);
                assertThat((byte[]) row.get(5)).isEqualTo(bytes);
                assertThat(row.get(6)).isEqualTo(uuid);
                assertThat((Object[]) row.get(7)).containsExactly("x", "");
                assertThat(row.get(8)).isEqualTo("NULL");
            }
        }
    }

    @Test
    void what_is_too_much_for_the_log_is_in_the_file_at_once() throws IOException {
        try (H2Database database = unattended()) {
            set(database, "x", 1);
            database.write(sql -> {
                Prepared insert = sql.of("INSERT INTO import_batch VALUES (1, 'job', 1, 1, ?)");
                insert.setBytes(1, new byte[5_000_000]);
                insert.executeUpdate();
                return NamedNumbers.put(sql, "x", 2);
            });
            assertThat(logNow()).isEmpty();
            assertThat(read(file(FILE), logNow())).isEqualTo(2);
        }
    }

    @Test
    void a_log_of_a_newer_tarn_is_refused() throws IOException {
        try (H2Database database = unattended()) {
            database.checkpoint();
            byte[] before = file(FILE);
            byte[] log = {0, 0, 0, 9, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 99};
            CRC32C sum = new CRC32C();
            sum.update(log, 8, 9);
            ByteBuffer.wrap(log).putInt(4, (int) sum.getValue());
            Path copy = copy(before, log);
            assertThatThrownBy(() -> H2Database.open(copy))
                    .isInstanceOf(DataDirectoryException.class)
                    .hasMessageContaining("was written by a newer Tarn");
            assertThat(Files.readAllBytes(copy.resolve(LOG))).isEqualTo(log);
        }
    }

    @Test
    void a_directory_that_was_closed_has_no_log_and_one_without_a_file_loses_its_own() throws IOException {
        try (H2Database database = unattended()) {
            set(database, "x", 1);
        }
        assertThat(live().resolve(LOG)).doesNotExist();
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.write(other.resolve(LOG), new byte[100]);
        try (H2Database database = H2Database.open(other)) {
            set(database, "x", 1);
            assertThat(get(database, "x")).isEqualTo(1);
        }
    }

    private static List<Object> row(Statements sql) throws SQLException {
        try (ResultSet row = sql.of("SELECT i, d, f, g, s, b, u, a, COALESCE(n, 'NULL') FROM many")
                .executeQuery()) {
            assertThat(row.next()).isTrue();
            List<Object> values = new ArrayList<>();
            for (int at = 1; at <= 9; at++) {
                values.add(at == 8 ? row.getArray(at).getArray() : row.getObject(at));
            }
            return values;
        }
    }

    private static void increment(H2Database database) {
        database.write(sql ->
                sql.of("UPDATE counter SET last = last + 1 WHERE name = 'x'").executeUpdate());
    }

    /** {@return the live database, of which nobody takes care: checkpoints are made by the test alone} */
    private H2Database unattended() {
        H2Database database = H2Database.open(live());
        database.caretaker().close();
        return database;
    }

    private Path live() {
        return folder.resolve("live");
    }

    private byte[] file(String name) throws IOException {
        return Files.readAllBytes(live().resolve(name));
    }

    private byte[] logNow() throws IOException {
        return file(LOG);
    }

    private long read(byte[] file, byte[] log) throws IOException {
        try (H2Database database = H2Database.open(copy(file, log))) {
            return get(database, "x");
        }
    }

    private Path copy(byte[] file, byte[] log) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy-" + copies++));
        Files.write(copy.resolve(FILE), file);
        Files.write(copy.resolve(LOG), log);
        return copy;
    }
}
