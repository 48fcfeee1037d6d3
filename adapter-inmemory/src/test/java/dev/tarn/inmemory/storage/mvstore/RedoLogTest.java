package dev.tarn.inmemory.storage.mvstore;

import static dev.tarn.inmemory.storage.mvstore.NamedNumbers.get;
import static dev.tarn.inmemory.storage.mvstore.NamedNumbers.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.inmemory.ndjson.MetaSlot;
import dev.tarn.inmemory.ndjson.ResourceBody;
import dev.tarn.inmemory.storage.DirectoryException;
import dev.tarn.inmemory.storage.mvstore.log.LogHeader;
import dev.tarn.inmemory.storage.mvstore.log.RedoLog;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.row.Row;
import dev.tarn.inmemory.storage.schema.row.StoredVersion;
import dev.tarn.inmemory.storage.schema.row.VersionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves that is killed between two checkpoints: a file of some moment, and a log. */
class RedoLogTest {

    private static final String LOG = "tarn.redo";
    private static final String FILE = "tarn.mv.db";
    private static final String LOCK = "tarn.lock";

    @TempDir
    private Path folder;

    private int copies;

    @Test
    void what_is_in_the_log_alone_is_there_again() throws IOException {
        try (Database database = unattended()) {
            database.checkpoint();
            byte[] before = file(FILE);
            for (int i = 1; i <= 10; i++) {
                set(database, "x", i);
            }
            assertThat(read(before, logNow())).isEqualTo(10);
        }
    }

    @Test
    void what_is_in_the_file_as_well_does_no_harm_when_it_is_done_again() throws IOException {
        try (Database database = unattended()) {
            set(database, "x", 0);
            for (int i = 0; i < 10; i++) {
                increment(database);
            }
            byte[] log = logNow();
            database.checkpoint();
            // The process was killed after the one and before the other.
            assertThat(read(file(FILE), log)).isEqualTo(10);
            assertThat(read(file(FILE), logNow())).isEqualTo(10);
        }
    }

    @Test
    void a_record_that_was_cut_off_anywhere_was_not_answered_and_those_before_it_were() throws IOException {
        try (Database database = unattended()) {
            set(database, "x", 1);
            database.checkpoint();
            byte[] before = file(FILE);
            set(database, "x", 2);
            byte[] two = logNow();
            byte[] lock = file(LOCK);
            set(database, "x", 3);
            byte[] log = logNow();
            byte[] answered = file(LOCK);
            int from = Arrays.mismatch(two, log);
            int to = end(log);
            for (int length = from; length < to; length++) {
                byte[] torn = two.clone();
                System.arraycopy(log, 0, torn, 0, length);
                assertThat(read(before, torn, lock)).isEqualTo(2);
                assertRefused(copy(before, torn, answered), "tarn.redo is damaged at byte ");
            }
            byte[] damaged = log.clone();
            damaged[to - 2] ^= 1;
            assertThat(read(before, damaged, lock)).isEqualTo(2);
            assertRefused(copy(before, damaged, answered), "change 3 cannot be read");
            assertRefused(copy(before, Arrays.copyOf(log, to), answered), "tarn.redo was cut");
        }
    }

    @Test
    void what_is_left_of_an_earlier_round_is_not_done_again() throws IOException {
        try (Database database = unattended()) {
            set(database, "x", 1);
            database.checkpoint();
            for (int i = 11; i <= 19; i++) {
                set(database, "x", i);
            }
            int length = logNow().length;
            database.checkpoint();
            byte[] before = file(FILE);
            assertThat(logNow()).hasSize(length);
            assertThat(read(before, logNow())).isEqualTo(19);
            for (int i = 21; i <= 23; i++) {
                // Each is as long as one of those before, so that what is left begins with a whole record.
                set(database, "x", i);
                assertThat(logNow()).hasSize(length);
                assertThat(read(before, logNow())).isEqualTo(i);
            }
        }
    }

    @Test
    void a_log_that_one_transaction_made_long_is_cut_when_it_is_emptied() throws IOException {
        try (Database database = unattended()) {
            set(database, "x", 1);
            database.checkpoint();
            database.write((tables, writes) -> {
                writes.put(tables.importBatches, "job/1", new byte[193 * 1024 * 1024]);
                return true;
            });
            database.checkpoint();
            assertThat(logNow()).hasSize(1024 * 1024);
        }
    }

    @Test
    void a_directory_whose_last_record_was_never_completed_goes_on_from_there() throws IOException {
        Path copy;
        try (Database database = unattended()) {
            set(database, "x", 1);
            database.checkpoint();
            byte[] lock = file(LOCK);
            set(database, "x", 2);
            byte[] log = logNow();
            log[end(log) - 1] ^= 1;
            copy = copy(file(FILE), log, lock);
        }
        for (int i = 3; i <= 5; i++) {
            try (Database database = Database.open(copy)) {
                set(database, "x", i);
            }
            try (Database database = Database.open(copy)) {
                assertThat(get(database, "x")).isEqualTo(i);
            }
        }
    }

    @Test
    void a_damaged_record_with_whole_ones_behind_it_is_damage_whatever_the_lock_says() throws IOException {
        try (Database database = unattended()) {
            set(database, "x", 1);
            database.checkpoint();
            byte[] before = file(FILE);
            byte[] lock = file(LOCK);
            for (int i = 2; i <= 5; i++) {
                set(database, "x", i);
            }
            byte[] log = logNow();
            log[LogHeader.LENGTH + RedoLog.FRAME + 9] ^= 1;
            assertRefused(copy(before, log, lock), "tarn.redo is damaged at byte 64: change 2 cannot be read");
            assertRefused(copy(before, log, file(LOCK)), "change 2 and those up to 5 cannot be read");
        }
    }

    @Test
    void works_that_failed_are_not_done_again() throws IOException {
        try (Database database = unattended()) {
            database.checkpoint();
            byte[] before = file(FILE);
            set(database, "x", 1);
            assertThatThrownBy(() -> database.write((tables, writes) -> {
                        NamedNumbers.put(tables, writes, "x", 2);
                        writes.remove(tables.counters);
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            set(database, "y", 3);
            Path copy = copy(before, logNow());
            try (Database after = Database.open(copy)) {
                assertThat(get(after, "x")).isEqualTo(1);
                assertThat(get(after, "y")).isEqualTo(3);
            }
        }
    }

    @Test
    void rows_of_every_kind_come_back_as_they_were_and_those_that_were_removed_do_not() throws IOException {
        Row cells = Row.writer()
                .text(Optional.empty())
                .text("")
                .text("a ü \uD83D\uDE00")
                .text(-0.001798)
                .done();
        StoredVersion row = new StoredVersion(
                "a.B-9", 300, 1_800_000_000_000L, new ResourceBody(new byte[] {0, -1, 127}, 3, MetaSlot.FIRST_MEMBER));
        StoredVersion deletion = new StoredVersion("z", 1, 1, ResourceBody.NONE);
        VersionKey key = new VersionKey(Long.MAX_VALUE, Long.MAX_VALUE - 1);
        try (Database database = unattended()) {
            set(database, "x", 1);
            database.checkpoint();
            byte[] before = file(FILE);
            database.write((tables, writes) -> {
                writes.put(tables.jobs, "ü/1", cells);
                writes.put(tables.versions, key, row);
                writes.put(tables.resources, 5L, deletion);
                writes.put(tables.importBatches, "b", new byte[] {1, 2});
                writes.remove(tables.counters, "x");
                return true;
            });
            try (Database after = Database.open(copy(before, logNow()))) {
                boolean same = after.read((tables, view) -> {
                    assertThat(view.get(tables.jobs, "ü/1")).contains(cells);
                    assertThat(view.get(tables.versions, key)).contains(row);
                    assertThat(view.get(tables.resources, 5L)).contains(deletion);
                    assertThat(view.get(tables.importBatches, "b").orElseThrow())
                            .containsExactly(1, 2);
                    assertThat(view.get(tables.counters, "x")).isEmpty();
                    return true;
                });
                assertThat(same).isTrue();
            }
        }
    }

    @Test
    void what_is_much_longer_than_usual_is_in_the_log_as_well() throws IOException {
        try (Database database = unattended()) {
            set(database, "x", 1);
            database.checkpoint();
            byte[] before = file(FILE);
            database.write((tables, writes) -> {
                writes.put(tables.importBatches, "job/1", new byte[5_000_000]);
                return NamedNumbers.put(tables, writes, "x", 2);
            });
            set(database, "x", 3);
            assertThat(read(before, logNow())).isEqualTo(3);
        }
    }

    @Test
    void what_is_no_log_is_refused_and_left_as_it_is() throws IOException {
        try (Database database = unattended()) {
            database.checkpoint();
            byte[] before = file(FILE);
            byte[] log = new byte[200];
            log[7] = 1;
            Path copy = copy(before, log);
            assertRefused(copy, "tarn.redo is damaged in its first 64 bytes");
            assertThat(Files.readAllBytes(copy.resolve(LOG))).isEqualTo(log);
        }
    }

    @Test
    void a_directory_that_was_closed_has_no_log_and_one_without_a_file_is_refused() throws IOException {
        try (Database database = unattended()) {
            set(database, "x", 1);
        }
        assertThat(live().resolve(LOG)).doesNotExist();
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.write(other.resolve(LOG), new byte[100]);
        assertRefused(other, "tarn.mv.db is gone");
    }

    /** {@return where the last record ends: behind the last byte that is not zero} */
    private static int end(byte[] log) {
        int end = log.length;
        while (log[end - 1] == 0) {
            end--;
        }
        return end;
    }

    private static void assertRefused(Path directory, String why) {
        assertThatThrownBy(() -> Database.open(directory))
                .isInstanceOf(DirectoryException.class)
                .hasMessageContaining(why);
    }

    private static void increment(Database database) {
        database.write((tables, writes) -> NamedNumbers.put(
                tables, writes, "x", writes.get(tables.counters, "x").orElseThrow() + 1));
    }

    /** {@return the live database, of which nobody takes care: checkpoints are made by the test alone} */
    private Database unattended() {
        Database database = Database.open(live());
        EngineInternals.stopCompactor(database.storage());
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
        try (Database database = Database.open(copy(file, log))) {
            return get(database, "x");
        }
    }

    private long read(byte[] file, byte[] log, byte[] lock) throws IOException {
        try (Database database = Database.open(copy(file, log, lock))) {
            return get(database, "x");
        }
    }

    private Path copy(byte[] file, byte[] log, byte[] lock) throws IOException {
        Path copy = copy(file, log);
        Files.write(copy.resolve(LOCK), lock);
        return copy;
    }

    private Path copy(byte[] file, byte[] log) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy-" + copies++));
        Files.write(copy.resolve(FILE), file);
        Files.write(copy.resolve(LOG), log);
        return copy;
    }
}
