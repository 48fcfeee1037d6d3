package dev.tarn.inmemory.storage.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.inmemory.storage.StorageException;
import dev.tarn.ports.admin.Health;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operating system reports no space for a directory that is gone, which is not a full disk. */
class MovedDirectoryTest {

    private final AtomicLong usable = new AtomicLong(1L << 40);

    @TempDir
    private Path folder;

    @Test
    void a_directory_that_is_gone_is_no_full_disk_and_one_that_is_there_without_space_is() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        DiskSpace space = new DiskSpace(data, usable::get, () -> 0);
        usable.set(0);
        Files.move(data, folder.resolve("moved"));

        assertThat(space.health()).isEqualTo(Health.UP);
        assertThatCode(() -> space.require(1_000)).doesNotThrowAnyException();

        Files.move(folder.resolve("moved"), data);
        assertThat(space.health().status()).isEqualTo(Health.Status.READ_ONLY);
        assertThatThrownBy(() -> space.require(1_000)).isInstanceOf(StorageException.class);
    }
}
