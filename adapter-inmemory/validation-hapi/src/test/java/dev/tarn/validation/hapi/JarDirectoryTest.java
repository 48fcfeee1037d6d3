package dev.tarn.validation.hapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories of HAPI's jars, beside those of other processes. */
class JarDirectoryTest {

    @TempDir
    private Path parent;

    /** Creates a directory with a file, says where it is, and waits to be killed. */
    static final class OtherProcess {

        private OtherProcess() {}

        public static void main(String[] arguments) throws IOException {
            JarDirectory directory = JarDirectory.createIn(Path.of(arguments[0]));
            Files.writeString(directory.path().resolve("hapi.jar"), "a jar");
            System.out.println(directory.path());
            var unused = System.in.read();
        }
    }

    @Test
    void the_directory_of_another_process_is_removed_once_that_is_killed() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = other.inputReader(StandardCharsets.UTF_8)) {
            Path used = Path.of(output.readLine());

            JarDirectory own = JarDirectory.createIn(parent);
            assertThat(used.resolve("hapi.jar")).exists();

            other.destroyForcibly().waitFor();
            JarDirectory second = JarDirectory.createIn(parent);
            assertThat(used).doesNotExist();
            assertThat(own.path()).exists();

            own.remove();
            second.remove();
            assertThat(parent).isEmptyDirectory();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void what_is_no_directory_with_a_lock_is_left_alone() throws IOException {
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("lock"));
        Path link = Files.createSymbolicLink(parent.resolve("tarn-validation-hapi-1-link"), elsewhere);
        Path without = Files.createDirectory(parent.resolve("tarn-validation-hapi-1-without"));

        JarDirectory.createIn(parent).remove();

        assertThat(link).exists();
        assertThat(elsewhere.resolve("lock")).exists();
        assertThat(without).exists();
    }
}
