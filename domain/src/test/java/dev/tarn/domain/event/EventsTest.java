package dev.tarn.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.Stores;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.Jobs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code data-plane.md} 1.11 says of the events. */
class EventsTest {

    private static final Instant TIME = Instant.parse("2026-01-02T05:00:00Z");

    private static final Map<DatastoreStatus, String> STORE_WORDS = Map.of(
            DatastoreStatus.CREATING, "Data Store Creating",
            DatastoreStatus.ACTIVE, "Data Store Active",
            DatastoreStatus.DELETING, "Data Store Deleting",
            DatastoreStatus.DELETED, "Data Store Deleted",
            DatastoreStatus.CREATE_FAILED, "Data Store Creation Failed");

    private static final Map<JobStatus, String> JOB_WORDS = Map.of(
            JobStatus.SUBMITTED, "Job Submitted",
            JobStatus.IN_PROGRESS, "Job In Progress",
            JobStatus.COMPLETED, "Job Completed",
            JobStatus.COMPLETED_WITH_ERRORS, "Job Completed With Errors",
            JobStatus.FAILED, "Job Failed");

    @Test
    void a_data_store_tells_of_its_statuses_except_updates() {
        for (DatastoreStatus status : DatastoreStatus.values()) {
            assertThat(new DatastoreEvent(Stores.in(status), TIME).eventBridge().map(EventBridgeEvent::detailType))
                    .isEqualTo(Optional.ofNullable(STORE_WORDS.get(status)));
        }
    }

    @Test
    void a_job_tells_of_its_statuses_except_the_queue_and_its_cancelling() {
        DatastoreArn arn = Stores.in(DatastoreStatus.ACTIVE).arn();
        for (JobStatus status : JobStatus.values()) {
            assertThat(new JobEvent(arn, Jobs.of(JobKind.IMPORT, status), TIME)
                            .eventBridge()
                            .map(EventBridgeEvent::detailType))
                    .isEqualTo(Optional.ofNullable(JOB_WORDS.get(status)).map(words -> "Import " + words));
            assertThat(new JobEvent(arn, Jobs.of(JobKind.EXPORT, status), TIME)
                            .eventBridge()
                            .map(EventBridgeEvent::detailType))
                    .isEqualTo(Optional.ofNullable(JOB_WORDS.get(status)).map(words -> "Export " + words));
        }
    }

    @Test
    void progress_is_not_sent_to_EventBridge() {
        DatastoreArn arn = Stores.in(DatastoreStatus.ACTIVE).arn();
        Job<?> job = Jobs.of(JobKind.IMPORT, JobStatus.IN_PROGRESS);
        assertThat(new JobProgressEvent(arn, job, 1, 2, TIME).eventBridge()).isEmpty();
    }

    @Test
    void a_data_store_event_carries_what_HealthLake_says_of_the_store() {
        Datastore store = Stores.in(DatastoreStatus.ACTIVE);
        HealthLakeEvent event = new DatastoreEvent(store, TIME);
        assertThat(event.datastore()).isEqualTo(store.arn());
        assertThat(event.time()).isEqualTo(TIME);
        assertThat(event.eventBridge().orElseThrow().detail().entrySet())
                .containsExactly(
                        Map.entry("datastoreId", "eeb8005725ae22b35b4edbdc68cf2dfd"),
                        Map.entry("datastoreName", "ward 7"),
                        Map.entry("datastoreTypeVersion", "R4"),
                        Map.entry(
                                "datastoreEndpoint",
                                "http://localhost:8080/datastore/eeb8005725ae22b35b4edbdc68cf2dfd/r4/"));
    }

    @Test
    void what_a_store_does_not_have_is_left_out() {
        Datastore bare = Datastore.requested(
                DatastoreArn.of(
                        Scope.of("123456789012", "us-east-1"),
                        Stores.in(DatastoreStatus.ACTIVE).id()),
                Optional.empty(),
                DatastoreConfiguration.R4,
                TIME);
        assertThat(new DatastoreEvent(bare, TIME)
                        .eventBridge()
                        .orElseThrow()
                        .detail()
                        .keySet())
                .containsExactly("datastoreId", "datastoreTypeVersion");
    }

    @Test
    void an_import_event_says_where_it_reads_and_an_export_event_where_it_writes() {
        assertThat(detail(JobKind.IMPORT))
                .isEqualTo(Map.of(
                        "jobId", "c0fddbf76f238297632d4aebdbfc9ddf",
                        "submitTime", "2026-01-02T03:04:05.678Z",
                        "datastoreId", "eeb8005725ae22b35b4edbdc68cf2dfd",
                        "inputDataConfig", Map.of("s3Uri", "s3://inbox/patients/")));
        assertThat(detail(JobKind.EXPORT))
                .containsEntry("outputDataConfig", Map.of("s3Uri", "s3://out/jobs/"))
                .doesNotContainKey("inputDataConfig");
        assertThat(Stream.of(JobKind.values()).map(EventsTest::detail))
                .allSatisfy(detail ->
                        assertThat(List.copyOf(detail.keySet())).startsWith("jobId", "submitTime", "datastoreId"));
    }

    private static Map<String, Object> detail(JobKind kind) {
        Job<?> job = Jobs.of(kind, JobStatus.SUBMITTED);
        return new JobEvent(Stores.in(DatastoreStatus.ACTIVE).arn(), job, TIME)
                .eventBridge()
                .orElseThrow()
                .detail();
    }
}
