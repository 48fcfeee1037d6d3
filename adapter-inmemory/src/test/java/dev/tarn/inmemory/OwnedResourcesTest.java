package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class OwnedResourcesTest {

    @Test
    void a_temporary_directory_is_removed_with_all_that_is_in_it_and_after_the_threads_have_ended() throws IOException {
        OwnedResources own = new OwnedResources();
        Path directory = own.temporaryDirectory("objects").get();
        Files.createDirectories(directory.resolve("a/b"));
        Executor threads = own.threads();
        CompletableFuture<Path> written = new CompletableFuture<>();
        Thread releasing = Thread.currentThread();
        threads.execute(() -> {
            // Writes only while release() waits for this thread, or after a release that has not waited.
            while (releasing.getState() != Thread.State.TIMED_WAITING && Files.exists(directory)) {
                Thread.onSpinWait();
            }
            written.completeAsync(() -> write(directory.resolve("a/b/c")), Runnable::run);
        });

        own.release();

        assertThat(written).isCompletedWithValue(directory.resolve("a/b/c"));
        assertThat(directory).doesNotExist();
        assertThatThrownBy(() -> threads.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void releasing_twice_is_releasing_once() throws IOException {
        OwnedResources own = new OwnedResources();
        Path directory = own.temporaryDirectory("objects").get();
        own.release();
        assertThat(directory).doesNotExist();

        Files.createDirectory(directory);
        try {
            own.release();

            assertThat(directory).exists();
        } finally {
            Files.delete(directory);
        }
    }

    private static Path write(Path file) {
        try {
            return Files.writeString(file, "text");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
