package dev.tarn.inmemory.storage.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.account.Scope;
import dev.tarn.inmemory.storage.DirectoryException;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.recovery.DamageSample;
import dev.tarn.inmemory.storage.schema.recovery.DatabaseRecovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recovery that ends after any of its steps, as when its process is killed. */
class RecoverySwapTest {

    private static final Scope SCOPE = Scope.of("123456789012", "us-east-1");
    private static final String MOMENT = "killed-4";
    private static final String FILE = "tarn.mv.db";

    @TempDir
    private Path folder;

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void a_recovery_that_is_killed_after_any_step_is_finished_by_the_next_start_or_has_changed_nothing()
            throws IOException {
        DamageSample sample = new DamageSample(folder, 12);
        int finished = 0;
        int unchanged = 0;
        for (int step = 1; ; step++) {
            Path copy = sample.copyOf(MOMENT).toRealPath();
            byte[] damaged = damage(copy);
            if (isCompleteBefore(step, copy)) {
                break;
            }
            try {
                Database.open(copy).close();
                finished++;
            } catch (DirectoryException e) {
                assertThat(e).hasMessageContaining("--recover");
                assertThat(copy.resolve(FILE)).hasBinaryContent(damaged);
                unchanged++;
                assertThat(DatabaseRecovery.recover(copy, SCOPE).isWhole()).isFalse();
            }
            assertThat(sample.readAll(copy, MOMENT)).as("step " + step).isEqualTo(sample.model(MOMENT));
            assertThat(copy.resolve("tarn.recovery")).doesNotExist();
            requireAside(copy, damaged);
        }
        assertThat(finished).isGreaterThanOrEqualTo(5);
        assertThat(unchanged).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_mark_that_names_no_directory_of_a_recovery_is_refused() throws IOException {
        Path data = folder.resolve("data");
        Database.open(data).close();
        Files.writeString(data.resolve("tarn.recovery"), "../../elsewhere\n");

        assertThatThrownBy(() -> Database.open(data))
                .isInstanceOf(DirectoryException.class)
                .hasMessageContaining("tarn.recovery is damaged");
    }

    /** {@return whether a recovery has fewer steps} */
    private static boolean isCompleteBefore(int step, Path directory) {
        AtomicInteger done = new AtomicInteger();
        try {
            DatabaseRecovery.recover(directory, SCOPE, () -> {
                if (done.incrementAndGet() == step) {
                    throw new Killed();
                }
            });
            return true;
        } catch (Killed e) {
            return false;
        }
    }

    private static byte[] damage(Path directory) throws IOException {
        byte[] bytes = Files.readAllBytes(directory.resolve(FILE));
        // Both headers of H2.
        Arrays.fill(bytes, 4096, 4096 + 2 * 4104, (byte) 0);
        Files.write(directory.resolve(FILE), bytes);
        return bytes;
    }

    private static void requireAside(Path directory, byte[] damaged) throws IOException {
        int originals = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path aside : files.filter(file -> file.getFileName().toString().startsWith("damaged-"))
                    .toList()) {
                assertThat(aside.resolve("recovered")).doesNotExist();
                if (Files.exists(aside.resolve(FILE))) {
                    assertThat(aside.resolve(FILE)).hasBinaryContent(damaged);
                    assertThat(aside.resolve("report.txt")).exists();
                    originals++;
                }
            }
        }
        assertThat(originals).isEqualTo(1);
    }
}
