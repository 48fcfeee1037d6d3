package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The server that is shipped, as a process with a small heap; objects and log are in its folder. */
final class SmallServer implements AutoCloseable {

    /** Generous: a request takes milliseconds, but tests run beside others on few cores. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Path folder;
    private final Process process;
    private final BufferedReader out;
    private final URI url;
    private final Wire wire;

    private SmallServer(Path folder, Process process, BufferedReader out, URI url) {
        this.folder = folder;
        this.process = process;
        this.out = out;
        this.url = url;
        this.wire = new Wire(url);
    }

    /** Starts it with this heap and this kind of data, and waits until it is ready. */
    static SmallServer start(Path folder, String heap, String data) throws IOException {
        Process process = new ShippedJar(folder)
                .with(heap)
                .byArgumentFile()
                .builder(Map.of(), "serve", "--port=0", "--data=" + data, "--objects=objects", "--validation=off")
                .redirectError(folder.resolve("log").toFile())
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        Optional<URI> url = ShippedJar.readyUrl(out);
        if (url.isEmpty()) {
            process.destroyForcibly();
            throw new AssertionError("The server did not start: " + Files.readString(folder.resolve("log")));
        }
        return new SmallServer(folder, process, out, url.get());
    }

    Wire wire() {
        return wire;
    }

    /** {@return the FHIR endpoint of a new data store} */
    URI create() {
        assertThat(wire.call("CreateFHIRDatastore", "{\"DatastoreTypeVersion\":\"R4\"}"))
                .startsWith("CreateFHIRDatastore 200 ");
        return url.resolve("/datastore/" + wire.last("DatastoreId") + "/r4/");
    }

    /** {@return what an import of these lines is described as, once it has ended} */
    String importLines(URI endpoint, List<String> lines) throws Exception {
        Path input = Files.createDirectories(folder.resolve("objects/input"));
        Files.write(input.resolve("patients.ndjson"), lines);
        String store = "\"DatastoreId\":\"" + endpoint.getPath().split("/", -1)[2] + "\"";
        assertThat(wire.call(
                        "StartFHIRImportJob",
                        "{" + store + ",\"InputDataConfig\":{\"S3Uri\":\"s3://input/\"},\"JobOutputDataConfig\":"
                                + "{\"S3Configuration\":{\"S3Uri\":\"s3://output/\",\"KmsKeyId\":\"alias/tarn\"}},"
                                + "\"DataAccessRoleArn\":\"arn:aws:iam::123456789012:role/HealthLakeDataAccess\"}"))
                .startsWith("StartFHIRImportJob 200 ");
        String describe = "{" + store + ",\"JobId\":\"" + wire.last("JobId") + "\"}";
        String job = "IN_PROGRESS";
        // Each describe waits for the end for some seconds.
        for (int i = 0; i < 20 && (job.contains("IN_PROGRESS") || job.contains("SUBMITTED")); i++) {
            job = wire.call("DescribeFHIRImportJob", describe);
        }
        return job;
    }

    /** {@return what it answers, which must not take long} */
    static <T> T timed(String what, Callable<T> call) throws Exception {
        long start = System.nanoTime();
        T answer = call.call();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println(what + " took " + took.toMillis() + " ms");
        assertThat(took).as(what).isLessThan(LONGEST);
        return answer;
    }

    /** Ends it by SIGTERM, which must not take long. */
    void terminate() throws Exception {
        boolean ended = timed("SIGTERM", () -> {
            process.toHandle().destroy();
            return process.waitFor(ShippedJar.PATIENCE_SECONDS, TimeUnit.SECONDS);
        });
        assertThat(ended).isTrue();
        assertThat(process.exitValue()).as(log()).isEqualTo(ShippedJar.TERMINATED);
    }

    /** {@return the status with which it ended by itself; empty where it still runs after some seconds} */
    OptionalInt status() throws InterruptedException {
        return process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    /** {@return what it wrote to standard error} */
    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        out.close();
    }
}
