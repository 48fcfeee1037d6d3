package dev.tarn.app.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code curl --aws-sigv4} against servers that verify signatures; the option is in curl since 7.75. */
class CurlIT {

    private static final String KEY_ID = "TARNCURL";
    private static final String SECRET = "a-secret-of-curl";
    private static final String JSON = "Content-Type: application/fhir+json";
    private static final String ANN = "{\"resourceType\":\"Patient\",\"id\":\"ann\",\"name\":[{\"family\":\"Ann\"}]}";
    private static final Pattern VERSION = Pattern.compile("curl (\\d+)\\.(\\d+)\\.");

    /** The status stands in a line of its own after the body. */
    private static final Pattern ANSWER = Pattern.compile("(.*)\n(\\d{3})", Pattern.DOTALL);

    @TempDir
    private static Path folder;

    private static ServedJar strict;
    private static ServedJar lenient;

    private record Answer(int status, String body) {}

    @BeforeAll
    static void start() throws IOException {
        Path auth = Files.createDirectory(folder.resolve("auth"));
        Files.writeString(
                auth.resolve("credentials"),
                "[curl]\naws_access_key_id = " + KEY_ID + "\naws_secret_access_key = " + SECRET + "\n");
        String objects = Files.createDirectory(folder.resolve("objects")).toString();
        List<String> flags = List.of("--data", "memory", "--objects", objects, "--auth", auth.toString());
        strict = ServedJar.start(folder, flags.toArray(String[]::new));
        List<String> more = new ArrayList<>(flags);
        more.addAll(List.of("--auth-signatures", "lenient"));
        lenient = ServedJar.start(folder, more.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        strict.close();
        lenient.close();
    }

    @Test
    void curl_of_at_least_7_75_is_answered_and_refused_with_a_changed_secret() throws Exception {
        assumeSigning();
        String endpoint = endpoint(strict);

        assertThat(curl(SECRET, "-X", "PUT", "-H", JSON, "-d", ANN, endpoint + "Patient/ann")
                        .status())
                .isEqualTo(201);
        assertThat(curl(SECRET, endpoint + "Patient?family=Ann").body()).contains("\"total\":1");
        assertThat(curl(SECRET + "x", endpoint + "Patient/ann"))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(403))
                .satisfies(refused -> assertThat(refused.body()).contains("does not match the signature you provided"));
        assertThat(create(strict, SECRET + "x"))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(400))
                .satisfies(refused -> assertThat(refused.body()).contains("#InvalidSignatureException"));
    }

    /** Up to 7.88 at least, curl signs path and query as they are typed. */
    @Test
    void curl_of_at_least_7_75_reads_everything_where_lenient_signatures_are_accepted() throws Exception {
        assumeSigning();
        String endpoint = endpoint(lenient);
        assertThat(curl(SECRET, "-X", "PUT", "-H", JSON, "-d", ANN, endpoint + "Patient/ann")
                        .status())
                .isEqualTo(201);

        assertThat(curl(SECRET, endpoint + "Patient/ann/$everything?_count=5&_type=Patient")
                        .status())
                .isEqualTo(200);
        assertThat(curl(SECRET + "x", endpoint + "Patient/ann/$everything").status())
                .isEqualTo(403);
    }

    private static void assumeSigning() throws Exception {
        Matcher version = VERSION.matcher(run(List.of("curl", "--version")));
        assumeTrue(
                version.find()
                        && Integer.parseInt(version.group(1)) * 1000 + Integer.parseInt(version.group(2)) >= 7075,
                "curl has no --aws-sigv4");
    }

    /** {@return the FHIR endpoint of a new data store} */
    private static String endpoint(ServedJar server) throws Exception {
        Answer created = create(server, SECRET);
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        return created.body().replaceFirst("(?s).*\"DatastoreEndpoint\":\"([^\"]*)\".*", "$1");
    }

    private static Answer create(ServedJar server, String secret) throws Exception {
        return curl(
                secret,
                "-H",
                "Content-Type: application/x-amz-json-1.0",
                "-H",
                "X-Amz-Target: HealthLake.CreateFHIRDatastore",
                "-d",
                "{\"DatastoreTypeVersion\":\"R4\"}",
                server.url() + "/");
    }

    private static Answer curl(String secret, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "--silent",
                "--show-error",
                "--write-out",
                "\n%{http_code}",
                "--aws-sigv4",
                "aws:amz:us-east-1:healthlake",
                "--user",
                KEY_ID + ":" + secret));
        command.addAll(List.of(arguments));
        Matcher answer = ANSWER.matcher(run(command));
        assertThat(answer.matches()).isTrue();
        return new Answer(Integer.parseInt(answer.group(2)), answer.group(1));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return "";
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
