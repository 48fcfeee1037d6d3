package dev.tarn.inmemory.storage.schema.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.inmemory.storage.mvstore.EngineInternals;
import dev.tarn.inmemory.storage.mvstore.WatchedFilePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on disk whenever a process is killed that takes or restores a snapshot: a copy of the files at each of their writes. */
class SnapshotCrashTest {

    @TempDir
    private Path folder;

    private final List<Path> images = new ArrayList<>();

    @AfterEach
    void stopObserving() {
        WatchedFilePath.observe(() -> {});
    }

    private synchronized void keepImage(Path live) {
        Path image = folder.resolve("image-" + images.size());
        try {
            Files.createDirectories(image);
            for (String name : List.of("tarn.lock", "tarn.mv.db", "tarn.redo")) {
                Files.copy(live.resolve(name), image.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        images.add(image);
    }

    /** {@return what the images say, each once, in their order} */
    private List<String> states() {
        Set<String> states = new LinkedHashSet<>();
        for (Path image : images) {
            try (StoredAccount account = StoredAccount.open(image)) {
                states.add(account.state());
            }
        }
        return List.copyOf(states);
    }

    @ParameterizedTest
    @ValueSource(longs = {2_000, 32L * 1024 * 1024})
    void a_process_that_is_killed_in_a_restore_leaves_the_account_of_before_or_of_after(long mostDifferences) {
        Path live = folder.resolve("live");
        String after;
        String before;
        try (StoredAccount account = StoredAccount.watched(live, mostDifferences)) {
            EngineInternals.stopCompactor(account.database().storage());
            account.put(account.first, 1, 40);
            account.put(account.second, 1, 20);
            after = account.state();
            StoredAccount.Taken taken = account.take();
            account.put(account.first, 20, 60);
            account.delete(account.first, 3);
            account.put(account.third, 1, 5);
            account.removeStore(account.second);
            before = account.state();
            assertThat(before).isNotEqualTo(after);

            WatchedFilePath.observe(() -> keepImage(live));
            account.restore(taken);
            account.database().checkpoint();
            WatchedFilePath.observe(() -> {});
            assertThat(account.state()).isEqualTo(after);
        }
        assertThat(images).hasSizeGreaterThan(5);
        assertThat(states()).containsExactly(before, after);
    }

    @Test
    void a_process_that_is_killed_while_a_snapshot_is_taken_leaves_the_account_and_no_rows_of_the_snapshot() {
        Path live = folder.resolve("live");
        String state;
        try (StoredAccount account = StoredAccount.watched(live, 2_000)) {
            EngineInternals.stopCompactor(account.database().storage());
            account.put(account.first, 1, 40);
            state = account.state();
            WatchedFilePath.observe(() -> keepImage(live));
            account.take();
            WatchedFilePath.observe(() -> {});
        }
        assertThat(images).hasSizeGreaterThan(5);
        assertThat(states()).containsExactly(state);
        for (Path image : images) {
            try (StoredAccount account = StoredAccount.open(image)) {
                account.deleteDropped();
                assertThat(account.rows()).isEqualTo(40);
            }
        }
    }

    @Test
    void the_next_process_has_no_snapshot_and_deletes_its_rows() {
        Path live = folder.resolve("live");
        DatastoreId first;
        String restored;
        try (StoredAccount account = StoredAccount.open(live)) {
            first = account.first;
            account.put(first, 1, 40);
            StoredAccount.Taken taken = account.take();
            account.put(first, 1, 50);
            account.restore(taken);
            restored = account.state();
            account.deleteDropped();
            assertThat(account.rows())
                    .as("of the data store and of its snapshot")
                    .isEqualTo(80);
        }
        try (StoredAccount account = StoredAccount.open(live)) {
            assertThat(account.state()).isEqualTo(restored);
            account.deleteDropped();
            assertThat(account.rows()).isEqualTo(40);
        }
    }
}
