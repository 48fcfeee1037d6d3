package dev.tarn.inmemory.storage.mvstore;

import static dev.tarn.inmemory.storage.mvstore.NamedNumbers.get;
import static dev.tarn.inmemory.storage.mvstore.NamedNumbers.put;
import static dev.tarn.inmemory.storage.mvstore.NamedNumbers.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.inmemory.storage.DirectoryException;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.ports.admin.BackupSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups of a database that is being written to. */
class LiveBackupTest {

    private static final int WRITERS = 3;

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void rowId() {
        data = folder.resolve("data");
    }

    @AfterEach
    void mendDisk() {
        FailingFilePath.mend();
    }

    /** Each transaction writes its number twice, and bytes between: in a backup both numbers are the same. */
    @Test
    void while_writes_go_on_each_backup_has_all_that_was_answered_before_it_and_no_half_transaction() throws Exception {
        AtomicLongArray answered = new AtomicLongArray(WRITERS);
        AtomicBoolean done = new AtomicBoolean();
        try (Database database = Database.open(data)) {
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                transact(database, writer, 0, new byte[1]);
                writers.add(CompletableFuture.runAsync(() -> {
                    Random random = new Random(writer);
                    for (long number = 1; !done.get(); number++) {
                        byte[] bytes = new byte[random.nextInt(40_000)];
                        random.nextBytes(bytes);
                        transact(database, writer, number, bytes);
                        answered.set(writer, number);
                    }
                }));
            }
            for (int backup = 0; backup < 6; backup++) {
                long[] before = new long[WRITERS];
                for (int i = 0; i < WRITERS; i++) {
                    before[i] = answered.get(i);
                }
                Path target = folder.resolve("backups").resolve("b" + backup);
                BackupSummary summary = database.backup(target, List.of());

                assertThat(summary.directory()).isEqualTo(target);
                assertThat(summary.bytes()).isEqualTo(size(target));
                try (Database copy = Database.open(target)) {
                    for (int i = 0; i < WRITERS; i++) {
                        assertThat(get(copy, "first" + i)).isGreaterThanOrEqualTo(before[i]);
                        assertThat(get(copy, "last" + i)).isEqualTo(get(copy, "first" + i));
                    }
                }
            }
            done.set(true);
            writers.forEach(CompletableFuture::join);
        }
        // What was backed up goes on as if nothing had been.
        try (Database database = Database.open(data)) {
            for (int i = 0; i < WRITERS; i++) {
                assertThat(get(database, "last" + i)).isEqualTo(answered.get(i));
            }
        }
        assertThat(folder.resolve("backups").toFile().list()).hasSize(6);
    }

    @Test
    void a_backup_is_one_that_was_stopped_so_its_next_start_checks_its_length() throws Exception {
        try (Database database = Database.open(data)) {
            set(database, "x", 1);
            database.backup(folder.resolve("backup"), List.of());
        }
        Path file = folder.resolve("backup").resolve("tarn.mv.db");
        Files.write(file, new byte[4096]);

        assertThatThrownBy(() -> Database.open(folder.resolve("backup")).close())
                .isInstanceOf(DirectoryException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void an_empty_directory_is_taken_and_one_with_files_is_refused_and_left_as_it_is() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("precious"), "yes");
        try (Database database = Database.open(data)) {
            set(database, "x", 1);
            database.backup(empty, List.of());
            assertThatThrownBy(() -> database.backup(empty, List.of()))
                    .isInstanceOf(Invalid.class)
                    .hasMessage(empty + " is not empty; a backup needs a directory that does not exist or is empty");
            assertThatThrownBy(() -> database.backup(full, List.of())).isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> database.backup(full.resolve("precious"), List.of()))
                    .isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> database.backup(full.resolve("precious").resolve("below"), List.of()))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("is a file");
        }
        assertThat(full.resolve("precious")).hasContent("yes");
        try (Database copy = Database.open(empty)) {
            assertThat(get(copy, "x")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/backup", "data/a/b", "link/backup", "objects/backup", "data/../objects/x", "data"})
    void a_directory_that_tarn_uses_is_refused(String target) throws Exception {
        Files.createDirectories(folder.resolve("objects"));
        try (Database database = Database.open(data)) {
            Files.createSymbolicLink(folder.resolve("link"), data);

            assertThatThrownBy(() -> database.backup(folder.resolve(target), List.of(folder.resolve("objects"))))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("which Tarn uses");
        }
    }

    @Test
    void a_disk_that_gets_full_leaves_nothing_of_the_backup_and_the_data_as_it_was() throws Exception {
        try (Database database = new Database(MvStorage.open(data, Tables.ALL, FailingFilePath::name))) {
            EngineInternals.stopCompactor(database.storage());
            database.write((tables, writes) -> {
                writes.put(tables.importBatches, "large", new byte[1_000_000]);
                return put(tables, writes, "x", 1);
            });
            database.checkpoint();
            FailingFilePath.room(500_000);

            assertThatThrownBy(() -> database.backup(folder.resolve("backup"), List.of()))
                    .isInstanceOf(InsufficientStorage.class)
                    .hasMessageStartingWith("The backup could not be written to " + folder.resolve("backup") + ": ")
                    .hasMessageContaining("No space left on device");
            assertThat(folder.toFile().list()).containsExactly("data");
            FailingFilePath.mend();
            set(database, "x", 2);
            database.backup(folder.resolve("backup"), List.of());
            assertThat(get(database, "x")).isEqualTo(2);
        }
    }

    @Test
    void a_closed_database_refuses_a_backup() {
        Database database = Database.open(data);
        database.close();

        assertThatThrownBy(() -> database.backup(folder.resolve("backup"), List.of()))
                .isInstanceOf(Internal.class)
                .hasMessageEndingWith("has been closed");
        assertThat(folder.resolve("backup")).doesNotExist();
    }

    private static void transact(Database database, int writer, long number, byte[] bytes) {
        database.write((tables, writes) -> {
            put(tables, writes, "first" + writer, number);
            writes.put(tables.importBatches, writer + "/" + number % 50, bytes);
            return put(tables, writes, "last" + writer, number);
        });
    }

    private static long size(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
