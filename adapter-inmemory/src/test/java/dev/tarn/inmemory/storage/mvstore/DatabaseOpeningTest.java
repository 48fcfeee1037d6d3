package dev.tarn.inmemory.storage.mvstore;

import static dev.tarn.inmemory.storage.mvstore.NamedNumbers.set;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.inmemory.storage.DirectoryException;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories and files that a database is opened on. */
class DatabaseOpeningTest {

    @TempDir
    private Path directory;

    @AfterEach
    void mendDisk() {
        FailingFilePath.mend();
    }

    @Test
    void a_directory_that_is_in_use_is_refused_and_free_again_after_closing() {
        try (Database database = Database.open(directory)) {
            assertThatThrownBy(() -> Database.open(directory.resolve(".")))
                    .isInstanceOf(DirectoryException.class)
                    .hasMessageMatching(
                            ".* is in use by another Tarn \\(process \\d+, which is this one\\); stop that one,"
                                    + " or take another directory");
            set(database, "x", 1);
        }
        Database.open(directory).close();
    }

    @Test
    void a_file_in_the_place_of_the_directory_is_named() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertRefused(file, file + " is not a directory; Tarn keeps its data in one");
        assertThatThrownBy(() -> Database.open(file.resolve("below")))
                .isInstanceOf(DirectoryException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_directory_that_cannot_be_written_to_is_refused() throws Exception {
        // As much of a read-only folder as the superuser notices, too: the lock's place is taken by a folder.
        Files.createDirectories(directory.resolve("tarn.lock"));

        assertThatThrownBy(() -> Database.open(directory))
                .isInstanceOf(DirectoryException.class)
                .hasMessageStartingWith(directory.toRealPath() + " cannot be written to: ");
    }

    @Test
    void a_file_that_may_only_be_read_is_refused() {
        new Database(MvStorage.open(directory, Tables.ALL, FailingFilePath::name)).close();
        FailingFilePath.readOnly();

        assertThatThrownBy(() -> new Database(MvStorage.open(directory, Tables.ALL, FailingFilePath::name)))
                .isInstanceOf(DirectoryException.class)
                .hasMessageEndingWith("tarn.mv.db may not be written to; Tarn keeps its data there");
    }

    @Test
    void a_damaged_file_is_refused_and_not_taken_for_an_empty_one() throws Exception {
        Path file = directory.resolve("tarn.mv.db");
        Database.open(directory).close();
        byte[] whole = Files.readAllBytes(file);

        truncate(file, 0);
        assertDamaged("it has 0 bytes, and had " + whole.length);
        truncate(file, whole.length / 2);
        assertDamaged("it has " + whole.length / 2 + " bytes, and had " + whole.length);
        Files.write(file, new byte[whole.length]);
        assertDamaged("is damaged or is no file of Tarn");
        Files.delete(file);
        assertThatThrownBy(() -> Database.open(directory))
                .isInstanceOf(DirectoryException.class)
                .hasMessageContaining("tarn.mv.db is gone, and it was there when Tarn was last used");

        Files.write(file, whole);
        Database.open(directory).close();
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
        FailingFilePath.room(5_000);
        assertThatThrownBy(() -> new Database(MvStorage.open(directory, Tables.ALL, FailingFilePath::name)))
                .isInstanceOf(DirectoryException.class);
        Files.writeString(directory.resolve("tarn.mv.db"), "half");

        try (Database database = Database.open(directory)) {
            set(database, "x", 1);
        }
        // Once it has been opened it is as precious as any other.
        Files.writeString(directory.resolve("tarn.mv.db"), "half");
        assertDamaged("it has 4 bytes");
    }

    @Test
    void a_first_opening_that_failed_can_be_tried_again() {
        FailingFilePath.room(5_000);
        assertThatThrownBy(() -> new Database(MvStorage.open(directory, Tables.ALL, FailingFilePath::name)))
                .isInstanceOf(DirectoryException.class);
        FailingFilePath.mend();

        try (Database database = Database.open(directory)) {
            set(database, "x", 1);
        }
    }

    @Test
    void data_of_a_newer_tarn_are_refused() {
        try (Database database = Database.open(directory)) {
            EngineInternals.store(database.storage()).setStoreVersion(99);
        }

        assertThatThrownBy(() -> Database.open(directory))
                .isInstanceOf(DirectoryException.class)
                .hasMessageContaining("was last used by a newer Tarn, whose data this one does not know (format 99,");
    }

    private void assertDamaged(String how) {
        assertThatThrownBy(() -> Database.open(directory))
                .isInstanceOf(DirectoryException.class)
                .hasMessageContaining("tarn.mv.db is damaged")
                .hasMessageContaining(how);
    }

    private static void assertRefused(Path path, String message) {
        assertThatThrownBy(() -> Database.open(path))
                .isInstanceOf(DirectoryException.class)
                .hasMessage(message);
    }

    private static void truncate(Path file, long size) throws Exception {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(size);
        }
    }
}
