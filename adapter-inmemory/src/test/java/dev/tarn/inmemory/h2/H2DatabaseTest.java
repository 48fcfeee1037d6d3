package dev.tarn.inmemory.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Internal;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2DatabaseTest {

    @TempDir
    private Path directory;

    @AfterEach
    void mendDisk() {
        FailingFilePath.ROOM.set(Long.MAX_VALUE);
        FailingFilePath.READ_ONLY.set(false);
    }

    @Test
    void what_was_written_is_there_when_it_is_opened_again() {
        Path below = directory.resolve("a;b %3B").resolve("ü");
        try (H2Database database = H2Database.open(below)) {
            set(database, "x", 1);
            assertThat(get(database, "x")).isEqualTo(1);
        }
        try (H2Database database = H2Database.open(below)) {
            assertThat(get(database, "x")).isEqualTo(1);
        }
        assertThat(below).isDirectoryContaining(file -> file.endsWith("tarn.mv.db"));
    }

    @Test
    void what_was_written_is_there_though_it_was_never_closed() throws Exception {
        Path copy = directory.resolve("copy");
        try (H2Database database = H2Database.open(directory.resolve("running"))) {
            for (int i = 1; i <= 200; i++) {
                set(database, "x", i);
                if (i % 50 == 0) {
                    Files.createDirectories(copy);
                    Files.copy(
                            directory.resolve("running/tarn.mv.db"),
                            copy.resolve("tarn.mv.db"),
                            StandardCopyOption.REPLACE_EXISTING);
                    try (H2Database after = H2Database.open(copy)) {
                        assertThat(get(after, "x")).isEqualTo(i);
                    }
                    Files.delete(copy.resolve("tarn.lock"));
                }
            }
        }
    }

    @Test
    void a_directory_that_is_in_use_is_refused_and_free_again_after_closing() {
        try (H2Database database = H2Database.open(directory)) {
            assertThatThrownBy(() -> H2Database.open(directory.resolve(".")))
                    .isInstanceOf(DataDirectoryException.class)
                    .hasMessageMatching(
                            ".* is in use by another Tarn \\(process \\d+, which is this one\\); stop that one,"
                                    + " or take another directory");
            set(database, "x", 1);
        }
        H2Database.open(directory).close();
    }

    @Test
    void a_file_in_the_place_of_the_directory_is_named() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertRefused(file, file + " is not a directory; Tarn keeps its data in one");
        assertThatThrownBy(() -> H2Database.open(file.resolve("below")))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_directory_that_cannot_be_written_to_is_refused() throws Exception {
        // As much of a read-only folder as the superuser notices, too: the lock's place is taken by a folder.
        Files.createDirectories(directory.resolve("tarn.lock"));

        assertThatThrownBy(() -> H2Database.open(directory))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageStartingWith(directory.toRealPath() + " cannot be written to: ");
    }

    @Test
    void a_file_that_may_only_be_read_is_refused() {
        H2Database.open(directory, FailingFilePath::name).close();
        FailingFilePath.READ_ONLY.set(true);

        assertThatThrownBy(() -> H2Database.open(directory, FailingFilePath::name))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageEndingWith("tarn.mv.db may not be written to; Tarn keeps its data there");
    }

    @Test
    void a_damaged_file_is_refused_and_not_taken_for_an_empty_one() throws Exception {
        Path file = directory.resolve("tarn.mv.db");
        H2Database.open(directory).close();
        byte[] whole = Files.readAllBytes(file);

        truncate(file, 0);
        assertDamaged("it has 0 bytes, and had " + whole.length);
        truncate(file, whole.length / 2);
        assertDamaged("it has " + whole.length / 2 + " bytes, and had " + whole.length);
        Files.write(file, new byte[whole.length]);
        assertDamaged("is damaged or is no file of Tarn");
        Files.delete(file);
        assertThatThrownBy(() -> H2Database.open(directory))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("tarn.mv.db is gone, and it was there when Tarn was last stopped");

        Files.write(file, whole);
        H2Database.open(directory).close();
    }

    @Test
    void a_damaged_file_is_refused_also_where_nobody_knows_how_long_it_was() throws Exception {
        Files.createFile(directory.resolve("tarn.mv.db"));
        assertDamaged("it has 0 bytes");
        Files.writeString(directory.resolve("tarn.mv.db"), "This is not a database. ".repeat(1_000));
        assertDamaged("is damaged or is no file of Tarn");
    }

    @Test
    void what_is_left_of_an_opening_that_was_killed_does_no_harm() throws Exception {
        Files.writeString(directory.resolve("tarn-new.mv.db"), "half");
        Files.writeString(directory.resolve("tarn.lock"), "process 1\n");

        try (H2Database database = H2Database.open(directory)) {
            set(database, "x", 1);
        }
    }

    @Test
    void data_of_a_newer_tarn_are_refused() {
        try (H2Database database = H2Database.open(directory)) {
            database.write(sql -> sql.of("UPDATE \"tarn_schema_history\" SET \"version\" = '99'")
                    .executeUpdate());
        }

        assertThatThrownBy(() -> H2Database.open(directory))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("was last used by a newer Tarn, whose data this one does not know (version 99,");
    }

    @Test
    void when_the_disk_is_full_everything_is_refused_until_it_is_opened_again_and_nothing_answered_is_lost() {
        AtomicInteger answered = new AtomicInteger();
        try (H2Database database = H2Database.open(directory, FailingFilePath::name)) {
            FailingFilePath.ROOM.set(200_000);
            assertThatThrownBy(() -> {
                        while (answered.get() < 10_000) {
                            set(database, "x", answered.get() + 1);
                            answered.incrementAndGet();
                        }
                    })
                    .isInstanceOf(Internal.class)
                    .hasMessageStartingWith("The data in " + directory)
                    .hasMessageContaining("could not be written")
                    .hasMessageContaining("No space left on device");
            FailingFilePath.ROOM.set(Long.MAX_VALUE);
            String refusal = "No space left on device; nothing is read or written any more until it is opened again";
            assertThatThrownBy(() -> set(database, "x", 0))
                    .isInstanceOf(Internal.class)
                    .hasMessageContaining(refusal);
            assertThatThrownBy(() -> get(database, "x"))
                    .isInstanceOf(Internal.class)
                    .hasMessageContaining(refusal);
        }
        assertThat(answered).hasPositiveValue();
        try (H2Database database = H2Database.open(directory)) {
            assertThat(get(database, "x")).isEqualTo(answered.get());
        }
    }

    @Test
    void a_work_that_throws_has_written_nothing_and_harms_no_other() {
        try (H2Database database = H2Database.open(directory)) {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                String name = "n" + thread;
                running.add(CompletableFuture.runAsync(() -> {
                    for (int i = 1; i <= 50; i++) {
                        int value = i;
                        set(database, name, value);
                        assertThatThrownBy(() -> database.write(sql -> {
                                    put(sql, name, -1);
                                    throw new IllegalStateException("no " + value);
                                }))
                                .hasMessage("no " + value);
                        assertThatThrownBy(() -> database.write(sql -> {
                                    put(sql, name, -1);
                                    return sql.of("SELECT 1 / 0 FROM counter")
                                            .executeQuery()
                                            .next();
                                }))
                                .isInstanceOf(Internal.class);
                        assertThat(get(database, name)).isEqualTo(value);
                    }
                }));
            }
            running.forEach(CompletableFuture::join);
        }
    }

    @Test
    void an_interrupted_reader_or_writer_harms_nobody() {
        try (H2Database database = H2Database.open(directory)) {
            for (int i = 0; i < 100; i++) {
                Thread.currentThread().interrupt();
                set(database, "x", i);
                assertThat(get(database, "x")).isEqualTo(i);
            }
            assertThat(Thread.interrupted()).isTrue();
        }
        try (H2Database database = H2Database.open(directory)) {
            assertThat(get(database, "x")).isEqualTo(99);
        }
    }

    @Test
    void a_write_within_a_write_is_refused() {
        try (H2Database database = H2Database.open(directory)) {
            assertThatThrownBy(() -> database.write(sql -> {
                        set(database, "x", 1);
                        return true;
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_closed_database_says_so_and_can_be_closed_again() {
        H2Database database = H2Database.open(directory);
        database.close();
        database.close();

        assertThatThrownBy(() -> set(database, "x", 1))
                .isInstanceOf(Internal.class)
                .hasMessageEndingWith("has been closed");
        assertThatThrownBy(() -> get(database, "x"))
                .isInstanceOf(Internal.class)
                .hasMessageEndingWith("has been closed");
    }

    private void assertDamaged(String how) {
        assertThatThrownBy(() -> H2Database.open(directory))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("tarn.mv.db is damaged")
                .hasMessageContaining(how);
    }

    private static void assertRefused(Path path, String message) {
        assertThatThrownBy(() -> H2Database.open(path))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessage(message);
    }

    private static void truncate(Path file, long size) throws Exception {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(size);
        }
    }

    private static void set(H2Database database, String name, long value) {
        database.write(sql -> put(sql, name, value));
    }

    private static int put(Statements sql, String name, long value) throws SQLException {
        PreparedStatement merge = sql.of("MERGE INTO counter (name, last) KEY (name) VALUES (?, ?)");
        merge.setString(1, name);
        merge.setLong(2, value);
        return merge.executeUpdate();
    }

    private static long get(H2Database database, String name) {
        return database.read(sql -> {
            PreparedStatement select = sql.of("SELECT last FROM counter WHERE name = ?");
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
