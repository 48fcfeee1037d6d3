package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.setting.Setting;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is shipped, run as its users run it. */
class ShippedServerIT {

    private static final Pattern READY = Pattern.compile("Tarn \\S+ is ready at (http://127\\.0\\.0\\.1:\\d+)");

    @TempDir
    private Path folder;

    @Test
    void it_says_first_in_a_short_sentence_alone_that_it_is_ready_answers_and_ends_on_SIGTERM() throws Exception {
        Process server = new ShippedJar(folder).start(Map.of(), "serve", "--port", "0", "--objects", "objects");
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            String ready = Optional.ofNullable(out.readLine()).orElseThrow();
            Matcher url = READY.matcher(ready);
            assertThat(url.matches()).as(ready).isTrue();

            int status = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url.group(1) + "/_tarn/health"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            assertThat(status).isEqualTo(200);

            // Not Process.destroy, which also closes what is left to read.
            server.toHandle().destroy();
            assertThat(server.waitFor(ShippedJar.PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
            assertThat(server.exitValue()).isEqualTo(ShippedJar.TERMINATED);
            assertThat(out.lines())
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line).startsWith("  "))
                    .anySatisfy(line -> assertThat(line)
                            .contains("aws healthlake list-fhir-datastores", "--endpoint-url " + url.group(1)));
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void bad_settings_from_flags_and_environment_are_all_named_and_nothing_is_started() throws Exception {
        ShippedJar.Run run = run(Map.of("TARN_PACE", "slowly"), "serve", "--port", "http");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--port: 'http' is not a port").contains("TARN_PACE: 'slowly' is not a pace");
    }

    @Test
    void a_port_that_is_taken_is_told_in_one_line_without_a_stack_trace() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ShippedJar.Run run = run(Map.of(), "serve", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).contains(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void help_names_every_setting_with_its_flag_its_variable_and_its_default() throws Exception {
        ShippedJar.Run run = run(Map.of(), "serve", "--help");

        assertThat(run.status()).isZero();
        for (Setting setting : Setting.values()) {
            assertThat(run.out()).contains(setting.flag(), setting.variable(), setting.defaultValue());
        }
    }

    @Test
    void version_is_that_of_the_build() throws Exception {
        assertThat(run(Map.of(), "--version").out()).matches("tarn \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void what_stands_behind_and_cannot_be_reached_is_told_in_one_line_without_a_stack_trace() throws Exception {
        Map<String, String> credentials = Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test");
        String nobody = "http://127.0.0.1:1";

        for (ShippedJar.Run run : List.of(
                run(
                        credentials,
                        "serve",
                        "--port",
                        "0",
                        "--backend",
                        "aws",
                        "--aws-endpoint",
                        nobody,
                        "--region",
                        "us-east-1"),
                run(credentials, "serve", "--port", "0", "--s3", "--s3-endpoint", nobody))) {
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err().lines()).as(run.err()).hasSize(1);
            assertThat(run.err()).contains(nobody).contains("refused the connection");
        }
    }

    @Test
    void no_region_and_no_credentials_are_told_in_one_line() throws Exception {
        ShippedJar.Run noRegion = run(Map.of(), "serve", "--port", "0", "--backend", "aws");
        assertThat(noRegion.status()).isEqualTo(1);
        assertThat(noRegion.err().lines()).as(noRegion.err()).hasSize(1);
        assertThat(noRegion.err()).contains("AWS_REGION");

        ShippedJar.Run nobody = run(Map.of(), "serve", "--port", "0", "--backend", "aws", "--region", "us-east-1");
        assertThat(nobody.status()).isEqualTo(1);
        assertThat(nobody.err().lines()).as(nobody.err()).hasSize(1);
        assertThat(nobody.err()).contains("AWS_ACCESS_KEY_ID");
    }

    @Test
    void the_argument_file_starts_tarn_in_any_directory_and_its_heap_can_be_set() throws Exception {
        ShippedJar.Run run = new ShippedJar(folder)
                .with("-Xmx320m", "-Xlog:gc+init")
                .byArgumentFile()
                .run(Map.of(), "--version");

        // -Xmx wins over the file's MaxRAM, although it comes first.
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("Heap Max Capacity: 320M", "tarn ");
    }

    @Test
    void the_archive_of_classes_fits_the_jar() throws Exception {
        String archive = ShippedJar.file().resolveSibling("tarn.jsa").toString();

        // Without -Xshare:on an archive that does not fit is passed over in silence.
        ShippedJar.Run run = new ShippedJar(folder)
                .with("-Xshare:on", "-XX:SharedArchiveFile=" + archive)
                .run(Map.of(), "--version");

        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).startsWith("tarn ");
    }

    @Test
    void an_unknown_flag_is_refused_together_with_bad_settings() throws Exception {
        ShippedJar.Run run = run(Map.of(), "serve", "--prot", "80", "--pace", "slowly");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines())
                .hasSize(3)
                .contains("--prot: no such flag; did you mean --port?")
                .anyMatch(line -> line.startsWith("--pace: 'slowly' is not a pace"));
    }

    @Test
    void an_unknown_command_is_refused_with_the_one_that_may_have_been_meant() throws Exception {
        ShippedJar.Run misspelt = run(Map.of(), "sevre");
        assertThat(misspelt.status()).isEqualTo(2);
        assertThat(misspelt.out()).isEmpty();
        assertThat(misspelt.err()).startsWith("'sevre' is not a command; did you mean serve?");

        ShippedJar.Run forgotten = run(Map.of(), "--port", "0");
        assertThat(forgotten.status()).isEqualTo(2);
        assertThat(forgotten.err()).startsWith("--port: flags come after the command; use serve --port");
    }

    private ShippedJar.Run run(Map<String, String> environment, String... arguments) throws Exception {
        return new ShippedJar(folder).run(environment, arguments);
    }
}
