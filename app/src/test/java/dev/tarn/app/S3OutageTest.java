package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.Outage.Moment;
import dev.tarn.aws.s3.S3ObjectStore;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobMessage;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.inmemory.LocalHealthLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * S3 is killed while a job is at work: the job fails and says what was lost, the data store has what was imported and
 * nothing by half, and all goes well once S3 is back.
 */
class S3OutageTest {

    /** As much as no socket buffers: of an object of this size, S3 cannot have sent all when a part of it is read. */
    private static final int MANY = 6_000;

    private static final List<String> FIRST = lines("Observation", 500);
    private static final List<String> SECOND = lines("Patient", MANY);
    private static final List<String> BOTH =
            Stream.concat(FIRST.stream(), SECOND.stream()).toList();

    private static final String GONE =
            "S3 at http://127.0.0.1:\\d+ refused the connection check the endpoint and that the service runs there";

    @TempDir
    Path directory;

    S3Server s3;
    S3ObjectStore client;
    Outage outage;
    LocalHealthLake lake;
    Jobs jobs;

    @BeforeEach
    void twoObjectsInS3() throws IOException {
        s3 = S3Server.over(directory, Jobs.INPUT, Jobs.OUTPUT);
        Files.write(directory.resolve("the-input/first.ndjson"), FIRST);
        Files.write(directory.resolve("the-input/second.ndjson"), SECOND);
        client = s3.client();
        outage = new Outage(s3, client);
        lake = LocalHealthLake.builder()
                .withoutValidation()
                .objects(outage)
                .describeWait(Duration.ofMinutes(2))
                .build();
        jobs = new Jobs(lake.healthLake(), client);
    }

    @AfterEach
    void close() {
        lake.close();
        client.close();
        s3.close();
    }

    @Test
    void an_import_that_loses_S3_within_an_object_says_how_far_it_has_read_it() throws IOException {
        outage.plan(Moment.READING, "second.ndjson", 4_000_000);

        ImportJob job = jobs.runImport();

        long size = Files.size(directory.resolve("the-input/second.ndjson"));
        failed(
                job,
                "The input cannot be read: s3://the-input/second.ndjson broke off after \\d+ of " + size
                        + " bytes: S3 at http://127.0.0.1:\\d+ broke the connection");
        s3.comeBack();
        assertThat(job.progress().resourcesImported()).isBetween((long) FIRST.size() + 1, (long) BOTH.size() - 1);
        holds(BOTH.subList(0, (int) job.progress().resourcesImported()));
        assertThat(jobs.written(job)).containsOnlyKeys("SUCCESS/first.ndjson");
        everythingGoesWell();
    }

    @Test
    void an_import_that_loses_S3_between_two_objects_names_the_one_that_it_could_not_read() {
        outage.plan(Moment.OPENING, "second.ndjson", 0);

        ImportJob job = jobs.runImport();

        failed(job, "The input cannot be read: s3://the-input/second.ndjson could not be read: " + GONE);
        s3.comeBack();
        holds(FIRST);
        assertThat(jobs.written(job)).containsOnlyKeys("SUCCESS/first.ndjson");
        everythingGoesWell();
    }

    @Test
    void an_import_that_loses_S3_before_the_log_of_an_object_names_the_log() {
        outage.plan(Moment.COMMITTING, "SUCCESS/second.ndjson", 0);

        ImportJob job = jobs.runImport();

        failed(job, job.ticket().output().s3Uri() + "SUCCESS/second.ndjson could not be written: " + GONE);
        s3.comeBack();
        holds(BOTH);
        assertThat(jobs.written(job)).containsOnlyKeys("SUCCESS/first.ndjson");
        everythingGoesWell();
    }

    @Test
    void jobs_that_begin_while_S3_is_away_fail_before_they_do_anything() {
        outage.plan(Moment.OPENING, "first.ndjson", 0);
        jobs.runImport();

        String message = "The output cannot be written: s3://the-output/jobs/.healthlake_write_access_check_file.temp"
                + " could not be written: " + GONE;
        failed(jobs.runImport(), message);
        failed(jobs.runExport(), message);

        s3.comeBack();
        holds(List.of());
        everythingGoesWell();
    }

    @Test
    void an_export_that_loses_S3_within_an_object_leaves_those_before_it_and_nothing_of_it() {
        jobs.runImport();
        outage.plan(Moment.WRITING, "Patient/Patient-0.ndjson", 10_000_000);

        ExportJob job = jobs.runExport();

        failed(job, job.ticket().output().s3Uri() + "Patient/Patient-0.ndjson could not be written: " + GONE);
        s3.comeBack();
        assertThat(jobs.written(job)).containsOnlyKeys("Observation/Observation-0.ndjson");
        assertThat(asImported(jobs.written(job).values().stream().flatMap(String::lines)))
                .isEqualTo(FIRST);
        everythingGoesWell();
    }

    private void failed(Job<?> job, String message) {
        assertThat(outage.isAhead()).as("S3 is still to be killed").isFalse();
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.state().message().map(JobMessage::value))
                .hasValueSatisfying(said -> assertThat(said).matches(message));
        assertThat(lake.healthLake().datastores().describe(jobs.store()).status())
                .isEqualTo(DatastoreStatus.ACTIVE);
    }

    private void everythingGoesWell() {
        ImportJob again = jobs.runImport();
        assertThat(again.status()).as(again.state().toString()).isEqualTo(JobStatus.COMPLETED);
        assertThat(again.progress().resourcesImported()).isEqualTo(BOTH.size());
        assertThat(jobs.written(again))
                .containsOnlyKeys("Manifest.json", "SUCCESS/first.ndjson", "SUCCESS/second.ndjson");
        holds(BOTH);
    }

    /** The data store has exactly these, each once and whole. */
    private void holds(List<String> lines) {
        assertThat(asImported(jobs.exported().stream())).isEqualTo(lines);
    }

    /** Without what the server adds. */
    private static List<String> asImported(Stream<String> exported) {
        return exported.map(line -> line.replaceFirst(",\"meta\":\\{[^}]*}", ""))
                .sorted()
                .toList();
    }

    /** Resources of four kilobytes, in the order of their ids. */
    private static List<String> lines(String type, int count) {
        return IntStream.range(0, count)
                .mapToObj("n-%06d"::formatted)
                .map(id -> "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\",\"implicitRules\":\"urn:"
                        + id.repeat(500) + "\"}")
                .toList();
    }
}
