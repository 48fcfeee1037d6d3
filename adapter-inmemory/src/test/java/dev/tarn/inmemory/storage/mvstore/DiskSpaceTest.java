package dev.tarn.inmemory.storage.mvstore;

import static dev.tarn.inmemory.storage.mvstore.NamedNumbers.get;
import static dev.tarn.inmemory.storage.mvstore.NamedNumbers.put;
import static dev.tarn.inmemory.storage.mvstore.NamedNumbers.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.failure.Internal;
import dev.tarn.inmemory.storage.DirectoryException;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.ports.admin.Health;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that gets full, and has room again. */
class DiskSpaceTest {

    private static final long MUCH = 1L << 40;

    private final AtomicLong usable = new AtomicLong(MUCH);

    @TempDir
    private Path directory;

    @AfterEach
    void mendDisk() {
        FailingFilePath.mend();
    }

    @Test
    void before_the_disk_is_full_writes_are_refused_while_reads_and_deletions_go_on_until_there_is_room() {
        try (Database database = open()) {
            set(database, "x", 1);
            usable.set(100_000);
            database.health();

            for (int again = 0; again < 2; again++) {
                assertThatThrownBy(() -> set(database, "x", 2))
                        .isInstanceOf(InsufficientStorage.class)
                        .hasMessageMatching(
                                "The disk of .* is full: 0\\.1 MiB are free, and \\d+\\.\\d MiB are needed\\."
                                        + " Free some space: writes are refused until there is room, and then accepted again;"
                                        + " reads go on");
                assertThatThrownBy(database::checkWritable).isInstanceOf(InsufficientStorage.class);
                database.checkDeletable();
                assertThat(get(database, "x")).isEqualTo(1);
                assertThat(database.health().status()).isEqualTo(Health.Status.READ_ONLY);
            }
            database.writeInReserve((tables, writes) -> put(tables, writes, "deleted", 1));

            usable.set(MUCH);
            set(database, "x", 3);
            assertThat(database.health()).isEqualTo(Health.UP);
        }
        try (Database database = open()) {
            assertThat(get(database, "x")).isEqualTo(3);
            assertThat(get(database, "deleted")).isEqualTo(1);
        }
    }

    @Test
    void a_change_that_would_not_leave_room_for_its_pages_is_refused_as_a_whole() {
        try (Database database = open()) {
            set(database, "x", 1);
            database.checkpoint();
            usable.set(DiskSpace.RESERVE + 2_000_000);
            database.health();

            assertThatThrownBy(() -> database.write((tables, writes) -> {
                        writes.put(tables.importBatches, "large", new byte[5_000_000]);
                        return put(tables, writes, "x", 2);
                    }))
                    .isInstanceOf(InsufficientStorage.class);
            assertThat(get(database, "x")).isEqualTo(1);
            set(database, "x", 3);
        }
    }

    @Test
    void a_write_that_the_system_refuses_for_want_of_space_is_as_if_it_had_not_been_and_later_ones_succeed() {
        long answered = 0;
        try (Database database = open()) {
            EngineInternals.stopCompactor(database.storage());
            set(database, "x", 0);
            FailingFilePath.room(0);

            assertThatThrownBy(() -> set(database, "x", -1))
                    .isInstanceOf(InsufficientStorage.class)
                    .hasMessageContaining("is full: No space left on device. Free some space");
            assertThat(get(database, "x")).isZero();
            assertThat(database.health().status()).isEqualTo(Health.Status.READ_ONLY);

            FailingFilePath.mend();
            for (long i = 1; i <= 100; i++) {
                set(database, "x", i);
                answered = i;
            }
            assertThat(database.health()).isEqualTo(Health.UP);
        }
        try (Database database = open()) {
            assertThat(get(database, "x")).isEqualTo(answered);
        }
    }

    @Test
    void without_room_for_pages_there_is_no_checkpoint_and_nothing_answered_is_lost() {
        try (Database database = open()) {
            EngineInternals.stopCompactor(database.storage());
            set(database, "x", 1);
            FailingFilePath.room(0);

            assertThatThrownBy(database::checkpoint)
                    .isInstanceOf(Internal.class)
                    .hasMessageContaining("No space left on device");
            FailingFilePath.mend();
            assertThatThrownBy(() -> get(database, "x"))
                    .isInstanceOf(Internal.class)
                    .hasMessageContaining("reads and writes are refused; restart Tarn");
            assertThat(database.health().status()).isEqualTo(Health.Status.DOWN);
        }
        try (Database database = open()) {
            assertThat(get(database, "x")).isEqualTo(1);
        }
    }

    @Test
    void a_disk_that_is_full_at_a_start_is_not_called_damage() throws Exception {
        try (Database database = open()) {
            EngineInternals.stopCompactor(database.storage());
            set(database, "x", 1);
            EngineInternals.store(database.storage()).closeImmediately();
            // As after kill -9: the log has what the file has not.
        }
        FailingFilePath.room(0);
        for (int again = 0; again < 2; again++) {
            assertThatThrownBy(() -> open().close())
                    .isInstanceOf(DirectoryException.class)
                    .hasMessageStartingWith("The disk of " + directory.toRealPath() + " is full: ")
                    .hasMessageEndingWith("Free some space and start again; the data is not damaged");
        }
        FailingFilePath.mend();
        try (Database database = open()) {
            assertThat(get(database, "x")).isEqualTo(1);
        }
    }

    /** As a thread that writes pages does when it meets a full disk: H2 closes its file without a word to the others. */
    @Test
    void a_checkpoint_of_a_file_that_h2_has_closed_leaves_the_log_as_it_is() {
        try (Database database = open()) {
            EngineInternals.stopCompactor(database.storage());
            set(database, "x", 1);
            EngineInternals.store(database.storage()).closeImmediately();

            assertThatThrownBy(database::checkpoint)
                    .isInstanceOf(Internal.class)
                    .hasMessageContaining("closed");
            assertThat(database.health().status()).isEqualTo(Health.Status.DOWN);
        }
        try (Database database = open()) {
            assertThat(get(database, "x")).isEqualTo(1);
        }
    }

    @Test
    void a_first_start_on_a_full_disk_says_that_it_is_full() throws Exception {
        FailingFilePath.room(0);

        assertThatThrownBy(() -> open().close())
                .isInstanceOf(DirectoryException.class)
                .hasMessageStartingWith("The disk of " + directory.toRealPath() + " is full: ");
    }

    private Database open() {
        return new Database(MvStorage.open(directory, Tables.ALL, FailingFilePath::name, path -> usable::get));
    }
}
