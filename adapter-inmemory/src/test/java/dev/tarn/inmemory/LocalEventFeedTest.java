package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.event.DatastoreEvent;
import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.domain.event.JobEvent;
import dev.tarn.domain.event.JobProgressEvent;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.event.EventFeed.Subscription;
import dev.tarn.ports.job.StartImportJobRequest;
import dev.tarn.ports.objectstore.ObjectWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LocalEventFeedTest {

    private static final OutputDataConfig OUTPUT =
            new OutputDataConfig(new S3Uri("s3://bucket/out/"), new EncryptionKeyId("key"));
    private static final byte[] LINE =
            "{\"resourceType\":\"Patient\",\"id\":\"ann\"}\n".getBytes(StandardCharsets.UTF_8);

    private final List<HealthLakeEvent> events = new CopyOnWriteArrayList<>();

    @Test
    void a_subscriber_gets_what_happens_between_its_subscription_and_its_end() {
        try (LocalHealthLake lake = LocalHealthLake.inMemory()) {
            DatastoresForTests.create(lake);
            Subscription subscription = lake.subscribe(events::add);
            DatastoreId second = DatastoresForTests.create(lake);
            subscription.close();
            DatastoresForTests.create(lake);

            assertThat(events).extracting(LocalEventFeedTest::words).containsExactly("CREATING", "ACTIVE");
            assertThat(events)
                    .allSatisfy(
                            event -> assertThat(event.datastore().datastoreId()).isEqualTo(second));
        }
    }

    @Test
    void a_job_has_events_for_every_status_also_for_those_that_EventBridge_does_not_get() {
        try (LocalHealthLake lake = LocalHealthLake.builder()
                .withoutValidation()
                .workers(work -> {})
                .describeWait(Duration.ZERO)
                .build()) {
            DatastoreId store = DatastoresForTests.create(lake);
            lake.subscribe(events::add);
            startImport(lake, store);
            startImport(lake, store);

            assertThat(events)
                    .extracting(LocalEventFeedTest::words)
                    .containsExactly("SUBMITTED", "IN_PROGRESS", "SUBMITTED", "QUEUED");
            assertThat(events.get(3).eventBridge()).isEmpty();
        }
    }

    @Test
    void the_last_progress_of_a_job_is_all_of_it_and_of_a_job_that_has_ended() {
        try (LocalHealthLake lake = LocalHealthLake.builder()
                .withoutValidation()
                .workers(Runnable::run)
                .listener(events::add)
                .build()) {
            DatastoreId store = DatastoresForTests.create(lake);
            try (ObjectWriter writer = lake.objects().write(new S3Uri("s3://bucket/in/a.ndjson"), OUTPUT)) {
                writer.write(LINE);
                writer.commit();
            }
            startImport(lake, store);

            List<JobProgressEvent> progress = events.stream()
                    .filter(JobProgressEvent.class::isInstance)
                    .map(JobProgressEvent.class::cast)
                    .toList();
            assertThat(progress).filteredOn(one -> one.job().state().hasEnded()).hasSize(1);
            JobProgressEvent last = progress.get(progress.size() - 1);
            assertThat(last.job().status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(last.done()).isEqualTo(last.total()).isEqualTo(LINE.length);
            assertThat(last.datastore().datastoreId()).isEqualTo(store);
        }
    }

    @Test
    void a_listener_that_fails_hides_nothing_from_the_next() {
        try (LocalHealthLake lake = LocalHealthLake.builder()
                .withoutValidation()
                .listener(event -> {
                    throw new IllegalStateException("the listener is broken");
                })
                .listener(events::add)
                .build()) {
            DatastoresForTests.create(lake);

            assertThat(events).extracting(LocalEventFeedTest::words).containsExactly("CREATING", "ACTIVE");
        }
    }

    private static String words(HealthLakeEvent event) {
        return switch (event.kind()) {
            case DATASTORE_STATUS -> ((DatastoreEvent) event).store().status().name();
            case JOB_STATUS -> ((JobEvent) event).job().status().name();
            case JOB_PROGRESS -> "progress";
        };
    }

    private static void startImport(LocalHealthLake lake, DatastoreId id) {
        lake.healthLake()
                .importJobs()
                .start(StartImportJobRequest.of(
                        id, new S3Uri("s3://bucket/in/"), OUTPUT, new RoleArn("arn:aws:iam::123456789012:role/any")));
    }
}
