package dev.tarn.inmemory.storage.mvstore;

import static dev.tarn.inmemory.storage.mvstore.NamedNumbers.get;
import static dev.tarn.inmemory.storage.mvstore.NamedNumbers.put;
import static dev.tarn.inmemory.storage.mvstore.NamedNumbers.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.failure.Internal;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    private Path directory;

    @AfterEach
    void mendDisk() {
        FailingFilePath.mend();
    }

    @Test
    void what_was_written_is_there_when_it_is_opened_again() {
        Path below = directory.resolve("a;b %3B").resolve("ü");
        try (Database database = Database.open(below)) {
            set(database, "x", 1);
            assertThat(get(database, "x")).isEqualTo(1);
        }
        try (Database database = Database.open(below)) {
            assertThat(get(database, "x")).isEqualTo(1);
        }
        assertThat(below).isDirectoryContaining(file -> file.endsWith("tarn.mv.db"));
    }

    @Test
    void what_was_written_is_there_though_it_was_never_closed() throws Exception {
        Path copy = directory.resolve("copy");
        try (Database database = Database.open(directory.resolve("running"))) {
            for (int i = 1; i <= 200; i++) {
                set(database, "x", i);
                if (i % 50 == 0) {
                    Files.createDirectories(copy);
                    // The log first: what leaves it is in the file by then.
                    for (String name : List.of("tarn.redo", "tarn.mv.db")) {
                        Files.copy(
                                directory.resolve("running").resolve(name),
                                copy.resolve(name),
                                StandardCopyOption.REPLACE_EXISTING);
                    }
                    try (Database after = Database.open(copy)) {
                        assertThat(get(after, "x")).isEqualTo(i);
                    }
                    Files.delete(copy.resolve("tarn.lock"));
                }
            }
        }
    }

    @Test
    void when_the_disk_gets_full_writes_are_refused_and_nothing_answered_is_lost() {
        AtomicInteger answered = new AtomicInteger();
        try (Database database = new Database(MvStorage.open(directory, Tables.ALL, FailingFilePath::name))) {
            EngineInternals.stopCompactor(database.storage());
            FailingFilePath.room(50_000);
            assertThatThrownBy(() -> {
                        while (answered.get() < 10_000) {
                            set(database, "x", answered.get() + 1);
                            answered.incrementAndGet();
                        }
                    })
                    .isInstanceOf(InsufficientStorage.class)
                    .hasMessageStartingWith("The disk of " + directory)
                    .hasMessageContaining("No space left on device");
            assertThat(get(database, "x")).isEqualTo(answered.get());
        }
        assertThat(answered).hasPositiveValue();
        FailingFilePath.mend();
        try (Database database = Database.open(directory)) {
            assertThat(get(database, "x")).isEqualTo(answered.get());
        }
    }

    @Test
    void when_there_is_room_for_the_log_and_none_for_pages_nothing_answered_is_lost() {
        int answered = 0;
        try (Database database = new Database(MvStorage.open(directory, Tables.ALL, FailingFilePath::name))) {
            EngineInternals.stopCompactor(database.storage());
            set(database, "x", 0);
            FailingFilePath.room(3_000_000);
            while (answered < 20) {
                int number = answered + 1;
                database.write((tables, writes) -> {
                    writes.put(tables.importBatches, "job/" + number, new byte[100_000]);
                    return put(tables, writes, "x", number);
                });
                answered = number;
            }
            assertThatThrownBy(database::checkpoint)
                    .isInstanceOf(Internal.class)
                    .hasMessageContaining("No space left on device");
            FailingFilePath.mend();
            for (int again = 0; again < 2; again++) {
                assertThatThrownBy(database::checkpoint).isInstanceOf(Internal.class);
                assertThatThrownBy(() -> set(database, "x", 0)).isInstanceOf(Internal.class);
            }
        }
        try (Database database = Database.open(directory)) {
            assertThat(get(database, "x")).isEqualTo(answered);
        }
    }

    @Test
    void a_work_that_throws_has_written_nothing_and_harms_no_other() {
        try (Database database = Database.open(directory)) {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                String name = "n" + thread;
                running.add(CompletableFuture.runAsync(() -> {
                    for (int i = 1; i <= 50; i++) {
                        int value = i;
                        set(database, name, value);
                        assertThatThrownBy(() -> database.write((tables, writes) -> {
                                    put(tables, writes, name, -1);
                                    throw new IllegalStateException("no " + value);
                                }))
                                .hasMessage("no " + value);
                        assertThat(get(database, name)).isEqualTo(value);
                    }
                }));
            }
            running.forEach(CompletableFuture::join);
        }
    }

    @Test
    void an_interrupted_reader_or_writer_harms_nobody() {
        try (Database database = Database.open(directory)) {
            for (int i = 0; i < 100; i++) {
                Thread.currentThread().interrupt();
                set(database, "x", i);
                assertThat(get(database, "x")).isEqualTo(i);
            }
            assertThat(Thread.interrupted()).isTrue();
        }
        try (Database database = Database.open(directory)) {
            assertThat(get(database, "x")).isEqualTo(99);
        }
    }

    @Test
    void it_is_busy_while_somebody_writes_and_only_then() {
        try (Database database = Database.open(directory)) {
            assertThat(database.<Boolean>write((tables, writes) -> database.isBusy()))
                    .isTrue();
            EngineInternals.stopCompactor(database.storage());
            assertThat(database.isBusy()).isFalse();
        }
    }

    @Test
    void a_write_within_a_write_is_refused() {
        try (Database database = Database.open(directory)) {
            assertThatThrownBy(() -> database.write((tables, writes) -> {
                        set(database, "x", 1);
                        return true;
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_closed_database_says_so_and_can_be_closed_again() {
        Database database = Database.open(directory);
        database.close();
        database.close();

        assertThatThrownBy(() -> set(database, "x", 1))
                .isInstanceOf(Internal.class)
                .hasMessageEndingWith("has been closed");
        assertThatThrownBy(() -> get(database, "x"))
                .isInstanceOf(Internal.class)
                .hasMessageEndingWith("has been closed");
    }
}
