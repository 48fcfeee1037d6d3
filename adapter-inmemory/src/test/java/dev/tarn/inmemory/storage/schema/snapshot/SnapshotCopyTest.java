package dev.tarn.inmemory.storage.schema.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.inmemory.repository.store.DerivedData;
import dev.tarn.inmemory.storage.mvstore.FailingFilePath;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies that are made while others write, and on a disk that gets full. */
class SnapshotCopyTest {

    @TempDir
    private Path directory;

    @AfterEach
    void mend() {
        FailingFilePath.mend();
    }

    /** The first resource and the last are written in turn, so that the first has at most one version more than at the beginning. */
    @Test
    void a_copy_is_of_one_moment_while_others_write() {
        try (StoredAccount account = StoredAccount.open(directory)) {
            account.put(account.first, 1, 60);
            AtomicBoolean stopped = new AtomicBoolean();
            for (int round = 0; round < 5; round++) {
                stopped.set(false);
                long ahead = account.version(account.first, 1) - account.version(account.first, 60);
                CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                    while (!stopped.get()) {
                        account.put(account.first, 1, 1);
                        account.put(account.first, 60, 60);
                    }
                });
                StoredAccount.Taken taken;
                try {
                    taken = account.take();
                } finally {
                    stopped.set(true);
                    writer.join();
                }
                account.restore(taken);
                long first = account.version(account.first, 1);
                assertThat(first - account.version(account.first, 60)).isBetween(ahead, ahead + 1);
                assertThat(account.version(account.first, 30)).isEqualTo(1);
                account.put(account.first, 1, 1);
                account.put(account.first, 60, 60);
                account.restore(taken);
                assertThat(account.version(account.first, 1)).isEqualTo(first);
            }
        }
    }

    @Test
    void what_was_derived_from_the_former_resources_is_forgotten_in_the_same_transaction() {
        try (StoredAccount account = StoredAccount.open(directory)) {
            account.put(account.first, 1, 3);
            StoredAccount.Taken taken = account.take();
            DerivedData derived = account.derived(account.first);
            account.put(account.first, 1, 1);
            assertThat(derived.keep("index", new byte[1], account.database().lastChange()))
                    .isTrue();
            assertThat(derived.value("index")).isPresent();
            account.restore(taken);
            assertThat(account.derived(account.first).value("index")).isEmpty();
            assertThat(derived.keep("index", new byte[1], account.database().lastChange()))
                    .as("of the former resources")
                    .isFalse();
        }
    }

    @Test
    void a_write_that_began_before_a_restore_is_a_conflict_and_writes_nothing() {
        try (StoredAccount account = StoredAccount.open(directory)) {
            account.put(account.first, 1, 3);
            StoredAccount.Taken taken = account.take();
            Runnable begun = account.begunDeletion(account.first, 1);
            account.restore(taken);
            String restored = account.state();
            assertThatThrownBy(begun::run)
                    .isInstanceOf(Conflict.class)
                    .hasMessageEndingWith("nothing was written, so send the request again");
            assertThat(account.state()).isEqualTo(restored);
        }
    }

    @Test
    void on_a_full_disk_nothing_is_taken_or_restored_and_nothing_is_changed() {
        try (StoredAccount account = StoredAccount.failing(directory)) {
            account.put(account.first, 1, 40);
            StoredAccount.Taken taken = account.take();
            String seeded = account.state();
            account.put(account.first, 1, 40);
            account.removeStore(account.second);
            String now = account.state();
            account.deleteDropped();
            long rows = account.rows();

            FailingFilePath.room(6_000);
            assertThatThrownBy(account::take).isInstanceOf(InsufficientStorage.class);
            assertThatThrownBy(() -> account.restore(taken)).isInstanceOf(InsufficientStorage.class);
            FailingFilePath.mend();

            assertThat(account.state()).isEqualTo(now);
            account.deleteDropped();
            assertThat(account.rows()).isEqualTo(rows);
            account.restore(taken);
            assertThat(account.state()).isEqualTo(seeded);
        }
    }

    @Test
    void a_data_store_that_was_removed_and_restored_is_deleted_with_its_rows_and_its_snapshot_stays() {
        try (StoredAccount account = StoredAccount.open(directory)) {
            account.put(account.first, 1, 40);
            StoredAccount.Taken taken = account.take();
            account.removeStore(account.first);
            account.restore(taken);
            account.deleteDropped();
            assertThat(account.rows())
                    .as("of the data store and of its snapshot")
                    .isEqualTo(80);
            account.removeStore(account.first);
            assertThat(account.rows()).as("of the snapshot").isEqualTo(40);
        }
    }

    @Test
    void a_restore_leaves_no_rows_wherever_the_disk_gets_full() {
        try (StoredAccount account = StoredAccount.failing(directory)) {
            account.put(account.first, 1, 80);
            account.put(account.second, 1, 2);
            StoredAccount.Taken taken = account.take();
            String seeded = account.state();
            account.put(account.first, 1, 80);
            account.removeStore(account.second);
            String now = account.state();
            account.deleteDropped();
            long rows = account.rows();
            int failures = 0;
            for (long room = 4_000; restoreFails(account, taken, room); room += 4_000) {
                failures++;
                assertThat(account.state()).isEqualTo(now);
                account.deleteDropped();
                assertThat(account.rows()).as(room + " bytes").isEqualTo(rows);
            }
            assertThat(failures).isGreaterThan(3);
            assertThat(account.state()).isEqualTo(seeded);
        }
    }

    private static boolean restoreFails(StoredAccount account, StoredAccount.Taken taken, long room) {
        FailingFilePath.room(room);
        try {
            account.restore(taken);
            return false;
        } catch (InsufficientStorage e) {
            return true;
        } finally {
            FailingFilePath.mend();
        }
    }
}
