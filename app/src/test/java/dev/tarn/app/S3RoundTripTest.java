package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.aws.s3.S3ObjectStore;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.inmemory.objectstore.DirectoryObjectStore;
import dev.tarn.ports.objectstore.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same jobs over S3 and over a directory, with the same clock and the same ids, so that everything they say and
 * write is the same to the byte.
 */
class S3RoundTripTest {

    /** Real resources that another module's tests have already; surefire runs in this module's directory. */
    private static final Path SAMPLE = Path.of("../adapter-inmemory/src/test/resources/synthea-sample");

    private static final int SAMPLE_SIZE = 365;

    @TempDir
    Path directory;

    @TempDir
    Path buckets;

    /** An import and an export, with all that they wrote. */
    private record Result(
            ImportJob imported, Map<String, String> logs, ExportJob exported, Map<String, String> resources) {}

    @Test
    void jobs_over_S3_say_and_write_what_they_do_over_a_directory() throws IOException {
        fill(directory.resolve(Jobs.INPUT));
        Result expected = run(new DirectoryObjectStore(directory));

        Result found;
        try (S3Server s3 = S3Server.over(buckets, Jobs.INPUT, Jobs.OUTPUT);
                S3ObjectStore client = s3.client()) {
            fill(buckets.resolve(Jobs.INPUT));
            found = run(client);
        }

        assertThat(found).isEqualTo(expected);
        assertThat(found.imported().status()).isEqualTo(JobStatus.COMPLETED_WITH_ERRORS);
        assertThat(found.imported().progress().resourcesImported()).isEqualTo(SAMPLE_SIZE);
        assertThat(found.imported().progress().resourcesWithCustomerError()).isEqualTo(2);
        assertThat(found.logs())
                .containsKeys("Manifest.json", "SUCCESS/Patient.ndjson", "FAILURE/more/broken.ndjson")
                .doesNotContainKey("FAILURE/Patient.ndjson");
        assertThat(found.exported().status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(found.resources().values().stream().flatMap(String::lines))
                .hasSize(SAMPLE_SIZE)
                .doesNotHaveDuplicates();
    }

    private static Result run(ObjectStore objects) {
        AtomicInteger ids = new AtomicInteger();
        try (LocalHealthLake lake = LocalHealthLake.builder()
                .withoutValidation()
                .objects(objects)
                .clock(InstantSource.fixed(Instant.parse("2025-03-04T05:06:07Z")))
                .ids(() -> "%032x".formatted(ids.incrementAndGet()))
                .describeWait(Duration.ofMinutes(2))
                .build()) {
            Jobs jobs = new Jobs(lake.healthLake(), objects);
            ImportJob imported = jobs.runImport();
            ExportJob exported = jobs.runExport();
            return new Result(imported, jobs.written(imported), exported, jobs.written(exported));
        }
    }

    /** The sample, with a line that is no JSON, one without an id, and an object that no import reads. */
    private static void fill(Path bucket) throws IOException {
        Files.createDirectories(bucket.resolve("more"));
        try (Stream<Path> files = Files.list(SAMPLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, bucket.resolve(file.getFileName()));
            }
        }
        Files.writeString(bucket.resolve("more/broken.ndjson"), "{\"resourceType\":\n{\"resourceType\":\"Patient\"}\n");
    }
}
