package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.process.FatalError;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A heap that is full in truth, with the classes of the jar that is shipped. */
class FatalErrorIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"uncaught", "logged"})
    void a_full_heap_ends_the_process_with_one_line(String how) throws Exception {
        Path tests = Path.of(FullHeap.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ShippedJar jar = new ShippedJar(
                folder,
                List.of("-Xmx16m"),
                List.of("-cp", ShippedJar.file() + File.pathSeparator + tests, FullHeap.class.getName()));

        Path err = folder.resolve("err");
        Process process = jar.builder(Map.of(), how).redirectError(err.toFile()).start();
        boolean ended = process.waitFor(ShippedJar.PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(ended).as("ended by itself").isTrue();
        assertThat(process.exitValue()).isEqualTo(FatalError.STATUS);
        assertThat(Files.readAllLines(err))
                .containsExactly("Tarn ended (status 3): the Java heap is too small for what was asked of it."
                        + " Data in a directory are safe; start Tarn again with a larger -Xmx.");
    }
}
