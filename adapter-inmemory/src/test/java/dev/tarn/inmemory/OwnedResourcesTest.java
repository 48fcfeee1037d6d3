package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class OwnedResourcesTest {

    @Test
    void a_temporary_directory_is_removed_with_all_that_is_in_it_and_after_the_threads_have_ended() throws IOException {
        OwnedResources own = new OwnedResources();
        Path directory = own.temporaryDirectory();
        Files.createDirectories(directory.resolve("a/b"));
        Executor threads = own.threads();
        CompletableFuture<Path> written = new CompletableFuture<>();
        threads.execute(() -> written.complete(write(directory.resolve("a/b/c"))));

        own.release();

        assertThat(written).isDone();
        assertThat(directory).doesNotExist();
    }

    @Test
    void releasing_twice_is_releasing_once() {
        OwnedResources own = new OwnedResources();
        own.temporaryDirectory();

        own.release();
        own.release();
    }

    private static Path write(Path file) {
        try {
            return Files.writeString(file, "text");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
