package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the jar that is shipped keeps its data, and what it says when it cannot. */
class DataDirectoryIT {

    @TempDir
    private Path folder;

    @Test
    void the_data_is_in_tarn_data_unless_told_otherwise_and_the_lines_after_the_ready_line_say_so() throws Exception {
        List<String> ready = readyLines(new ShippedJar(folder).start(Map.of(), "serve", "--port", "0"));
        assertThat(ready.get(1)).isEqualTo("  data:    " + folder.resolve("tarn-data"));
        assertThat(ready.get(2)).startsWith("  objects: " + folder.resolve("tarn-objects") + ", ");
        assertThat(folder.resolve("tarn-data")).isDirectory();

        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        ready = readyLines(new ShippedJar(elsewhere).start(Map.of("TARN_DATA", "memory"), "serve", "--port", "0"));
        assertThat(ready.get(1)).startsWith("  data:    memory");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void a_second_server_on_the_same_data_is_told_so_in_one_line_without_a_stack_trace() throws Exception {
        Process first = new ShippedJar(folder).start(Map.of(), "serve", "--port", "0");
        try (BufferedReader out = first.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).contains("ready");

            ShippedJar.Run second = new ShippedJar(folder).run(Map.of(), "serve", "--port", "0");
            requireOneLine(second, folder.resolve("tarn-data"));
        } finally {
            end(first);
        }
        assertThat(readyLines(new ShippedJar(folder).start(Map.of(), "serve", "--port", "0")))
                .isNotEmpty();
    }

    @Test
    void data_that_is_damaged_is_told_in_one_line_and_left_as_it_is() throws Exception {
        assertThat(readyLines(new ShippedJar(folder).start(Map.of(), "serve", "--port", "0")))
                .isNotEmpty();
        Path database = database(folder.resolve("tarn-data"));
        byte[] noise = "This is no database. ".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        Files.write(database, noise);

        requireOneLine(new ShippedJar(folder).run(Map.of(), "serve", "--port", "0"), folder.resolve("tarn-data"));
        assertThat(database).hasBinaryContent(noise);
    }

    @Test
    void recover_lists_what_is_lost_and_kept_and_serves_and_leaves_whole_data_alone() throws Exception {
        Process first = new ShippedJar(folder).start(Map.of(), "serve", "--port", "0");
        try (BufferedReader out = first.inputReader(StandardCharsets.UTF_8)) {
            String ready = out.readLine();
            String url = ready.substring(ready.indexOf("http")).strip();
            HttpResponse<String> made = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .header("Content-Type", "application/x-amz-json-1.0")
                                    .header("X-Amz-Target", "HealthLake.CreateFHIRDatastore")
                                    .header("Authorization", FhirWire.AUTHORIZATION)
                                    .POST(BodyPublishers.ofString("{\"DatastoreTypeVersion\":\"R4\"}"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        } finally {
            end(first);
        }
        Path database = database(folder.resolve("tarn-data"));
        byte[] bytes = Files.readAllBytes(database);
        // Both headers of the database's file.
        Arrays.fill(bytes, 4096, 4096 + 2 * 4104, (byte) 0);
        Files.write(database, bytes);
        requireOneLine(new ShippedJar(folder).run(Map.of(), "serve", "--port", "0"), folder.resolve("tarn-data"));

        String[] recover = {"serve", "--port", "0", "--recover"};
        Process recovered = new ShippedJar(folder).start(Map.of(), recover);
        assertThat(readyLines(recovered)).isNotEmpty();
        String err = new String(recovered.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(err).contains("The data were damaged, and were recovered.", "Kept:", "Lost");
        try (Stream<Path> files = Files.list(folder.resolve("tarn-data"))) {
            Path aside = files.filter(file -> file.getFileName().toString().startsWith("damaged-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(aside.resolve("tarn.mv.db")).hasBinaryContent(bytes);
            assertThat(aside.resolve("report.txt")).exists();
        }
        Process again = new ShippedJar(folder).start(Map.of(), recover);
        assertThat(readyLines(again)).isNotEmpty();
        assertThat(new String(again.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Nothing is damaged; nothing was changed.");
    }

    @Test
    void a_directory_that_cannot_be_made_is_told_in_one_line() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        requireOneLine(
                new ShippedJar(folder).run(Map.of(), "serve", "--port", "0", "--data", "file/data"),
                file.resolve("data"));
    }

    private static void requireOneLine(ShippedJar.Run run, Path data) {
        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).as(run.err()).hasSize(1);
        assertThat(run.err()).startsWith("Tarn could not start: ").contains(data.toString());
    }

    private static Path database(Path data) throws Exception {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.toString().endsWith(".mv.db"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** {@return what a server prints from its start to its end, which comes as soon as it is ready} */
    private static List<String> readyLines(Process server) throws Exception {
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            String first = out.readLine();
            // Not Process.destroy, which also closes what is left to read.
            server.toHandle().destroy();
            return Stream.concat(Stream.ofNullable(first), out.lines()).toList();
        } finally {
            end(server);
        }
    }

    private static void end(Process server) throws InterruptedException {
        server.toHandle().destroy();
        if (!server.waitFor(ShippedJar.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
    }
}
