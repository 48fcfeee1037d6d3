package dev.tarn.inmemory.storage.mvstore;

import static dev.tarn.inmemory.storage.mvstore.NamedNumbers.get;
import static dev.tarn.inmemory.storage.mvstore.NamedNumbers.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Internal;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.ports.admin.Health;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a data directory that another program removes, replaces or cuts while they are open. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows does not let another program remove a file that is open")
class OpenFilesTest {

    private static final Duration NOTICED = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @AfterEach
    void stopObserving() {
        WatchedFilePath.observe(() -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"tarn.mv.db", "tarn.redo", "tarn.lock"})
    void a_file_that_is_removed_is_noticed_within_a_second_and_writes_are_refused_while_reads_go_on(String name)
            throws Exception {
        Path data = folder.resolve("data");
        try (Database database = Database.open(data)) {
            set(database, "x", 1);
            Path aside = Files.move(data.resolve(name), folder.resolve("aside"));

            assertWritesStop(database, data.resolve(name) + " was removed while Tarn runs; writes are refused.");
            long answered = get(database, "x");
            assertThat(database.health().status()).isEqualTo(Health.Status.READ_ONLY);
            assertThat(database.health().reasons())
                    .singleElement()
                    .asString()
                    .contains(data.resolve(name) + " was removed", "POST /_tarn/backup");

            Files.move(aside, data.resolve(name));
            assertThat(database.health()).isEqualTo(Health.UP);
            set(database, "x", answered + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tarn.mv.db", "tarn.redo", "tarn.lock"})
    void a_file_that_is_replaced_is_left_alone_and_what_was_answered_can_be_saved(String name) throws Exception {
        Path data = folder.resolve("data");
        Path replacement = data.resolve(name);
        try (Database database = Database.open(data)) {
            set(database, "x", 1);
            Files.delete(replacement);
            Files.writeString(replacement, "another");

            assertWritesStop(database, replacement + " was replaced while Tarn runs; writes are refused.");
            long answered = get(database, "x");

            database.backup(folder.resolve("backup"), List.of());
            try (Database saved = Database.open(folder.resolve("backup"))) {
                assertThat(get(saved, "x")).isEqualTo(answered);
            }
        }
        assertThat(replacement).hasContent("another");
    }

    @Test
    void a_directory_that_is_moved_away_is_noticed_and_all_that_was_answered_is_in_it() throws Exception {
        Path data = folder.resolve("data");
        long answered;
        try (Database database = Database.open(data)) {
            set(database, "x", 1);
            Files.move(data, folder.resolve("moved"));

            assertWritesStop(database, data.resolve("tarn.mv.db") + " was removed while Tarn runs");
            answered = get(database, "x");
        }
        assertThat(data).doesNotExist();
        try (Database moved = Database.open(folder.resolve("moved"))) {
            assertThat(get(moved, "x")).isEqualTo(answered);
        }
    }

    @Test
    void a_file_that_is_cut_is_noticed_and_writes_are_refused() throws Exception {
        Path data = folder.resolve("data");
        try (Database database = Database.open(data)) {
            set(database, "x", 1);
            database.checkpoint();

            // A checkpoint that had begun when the file was cut makes it long again, and so it is cut again.
            long until = System.nanoTime() + NOTICED.toNanos();
            try (RandomAccessFile file =
                    new RandomAccessFile(data.resolve("tarn.mv.db").toFile(), "rw")) {
                while (database.health().status() == Health.Status.UP && System.nanoTime() < until) {
                    if (file.length() > 4096) {
                        file.setLength(4096);
                    }
                }
            }
            assertThatThrownBy(() -> set(database, "x", 2))
                    .isInstanceOf(Internal.class)
                    .hasMessageContaining("tarn.mv.db was cut by another program while Tarn runs");
        }
    }

    /** However long a write or truncation takes: the files are checked in the middle of each. */
    @Test
    void a_file_that_tarn_itself_makes_longer_or_shorter_is_never_taken_for_cut() throws Exception {
        Path data = folder.resolve("data");
        List<Long> lengths = new ArrayList<>();
        try (Database database = new Database(MvStorage.open(data, Tables.ALL, WatchedFilePath::name, DiskSpace::of))) {
            EngineInternals.stopCompactor(database.storage());
            WatchedFilePath.observe(() -> {
                assertThat(database.health()).isEqualTo(Health.UP);
                lengths.add(data.resolve("tarn.mv.db").toFile().length());
            });
            for (int round = 0; round < 3; round++) {
                fill(database);
                database.checkpoint();
                EngineInternals.store(database.storage()).compactFile(1000);
                // As after an import: the log is longer than is kept, and is truncated.
                try (RandomAccessFile log =
                        new RandomAccessFile(data.resolve("tarn.redo").toFile(), "rw")) {
                    log.setLength(200L * 1024 * 1024);
                }
                database.checkpoint();
                assertThat(data.resolve("tarn.redo").toFile()).hasSize(1024 * 1024);
            }
            WatchedFilePath.observe(() -> {});
        }
        assertThat(lengths).as("grew in several steps").hasSizeGreaterThan(30);
        assertThat(IntStream.range(1, lengths.size()).anyMatch(i -> lengths.get(i) < lengths.get(i - 1)))
                .as("shrank")
                .isTrue();
    }

    @Test
    void after_the_close_nothing_is_said_of_the_log_which_the_close_has_removed() throws Exception {
        Path data = folder.resolve("data");
        Database database = Database.open(data);
        set(database, "x", 1);
        database.close();
        assertThat(data.resolve("tarn.redo")).doesNotExist();
        assertThat(database.health().reasons())
                .containsExactly("The data in " + data.toRealPath() + " has been closed");
    }

    private static void fill(Database database) {
        database.write((tables, writes) -> {
            for (int i = 0; i < 20_000; i++) {
                NamedNumbers.put(tables, writes, "number" + i, i);
            }
            return null;
        });
    }

    /** Writes until they are refused; from then on every one must be. */
    private static void assertWritesStop(Database database, String words) {
        long until = System.nanoTime() + NOTICED.toNanos();
        long written = get(database, "x");
        while (System.nanoTime() < until) {
            try {
                set(database, "x", written + 1);
                written++;
            } catch (Internal refused) {
                break;
            }
        }
        for (int again = 0; again < 3; again++) {
            assertThatThrownBy(() -> set(database, "x", -1))
                    .isInstanceOf(Internal.class)
                    .hasMessageContaining(words);
        }
        assertThat(get(database, "x")).isEqualTo(written);
    }
}
