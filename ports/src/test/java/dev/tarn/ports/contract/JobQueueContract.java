package dev.tarn.ports.contract;

import static dev.tarn.domain.failure.FailureKind.THROTTLED;
import static dev.tarn.domain.job.JobStatus.COMPLETED;
import static dev.tarn.domain.job.JobStatus.FAILED;
import static dev.tarn.domain.job.JobStatus.IN_PROGRESS;
import static dev.tarn.domain.job.JobStatus.QUEUED;
import static dev.tarn.domain.job.JobStatus.SUBMITTED;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.job.StartImportJobRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs that wait for each other ({@code control-plane.md} 4.3; {@code decisions.md} D18, D21). */
public interface JobQueueContract extends SubjectContract {

    private static List<JobStatus> statuses(AnyJobs jobs, DatastoreId store, List<JobId> ids) {
        return ids.stream().map(id -> jobs.describe(store, id).status()).toList();
    }

    @ParameterizedTest
    @EnumSource
    default void one_job_of_a_kind_is_at_work_and_those_behind_it_are_QUEUED(JobKind kind) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            DatastoreId store = client.activeStore();
            List<JobId> ids = Stream.generate(() -> jobs.start(store)).limit(3).toList();
            subject.advance(Client.JOB_START.plus(Client.A_LITTLE));
            assertThat(statuses(jobs, store, ids)).containsExactly(IN_PROGRESS, QUEUED, QUEUED);
            JobId late = jobs.start(store);
            subject.work();
            assertThat(statuses(jobs, store, ids)).containsExactly(COMPLETED, COMPLETED, COMPLETED);
            assertThat(jobs.describe(store, late).status()).isEqualTo(SUBMITTED);
            client.finishJobs();
            assertThat(jobs.describe(store, late).status()).isEqualTo(COMPLETED);
        }
    }

    @Test
    default void an_import_an_export_and_the_jobs_of_another_store_do_not_wait_for_each_other() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            List<DatastoreId> stores = List.of(client.activeStore(), client.activeStore());
            for (DatastoreId store : stores) {
                Stream.of(JobKind.values()).forEach(kind -> client.jobs(kind).start(store));
            }
            subject.advance(Client.JOB_START.plus(Client.A_LITTLE));
            for (DatastoreId store : stores) {
                for (JobKind kind : JobKind.values()) {
                    assertThat(client.jobs(kind)
                                    .list(ListJobsRequest.of(store))
                                    .items()
                                    .get(0)
                                    .status())
                            .isEqualTo(IN_PROGRESS);
                }
            }
        }
    }

    @Test
    default void jobs_run_in_the_order_in_which_they_came() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            for (String language : List.of("en", "fr", "de", "pt")) {
                S3Uri input = client.put(language + ".ndjson", Lines.patient("p1", language));
                client.healthLake
                        .importJobs()
                        .start(StartImportJobRequest.of(store, input, Client.OUTPUT, Client.ROLE));
                subject.advance(Client.A_LITTLE);
            }
            client.finishJobs();
            assertThat(Exported.from(client, store))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("\"pt\""));
        }
    }

    @ParameterizedTest
    @EnumSource
    default void twenty_five_jobs_wait_and_the_next_is_throttled_until_there_is_room(JobKind kind) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            DatastoreId store = client.activeStore();
            JobId first = jobs.start(store);
            subject.advance(Client.JOB_START.plus(Client.A_LITTLE));
            List<JobId> waiting =
                    Stream.generate(() -> jobs.start(store)).limit(25).toList();
            assertRefused(THROTTLED, () -> jobs.start(store)).contains("25");
            subject.advance(Client.JOB_START.plus(Client.A_LITTLE));
            assertRefused(THROTTLED, () -> jobs.start(store));
            assertThat(jobs.describe(store, first).status()).isEqualTo(IN_PROGRESS);
            assertThat(statuses(jobs, store, waiting)).containsOnly(QUEUED);
            client.jobs(kind == JobKind.IMPORT ? JobKind.EXPORT : JobKind.IMPORT)
                    .start(store);
            jobs.start(client.activeStore());
            subject.work();
            assertThat(statuses(jobs, store, waiting)).containsOnly(COMPLETED);
            jobs.start(store);
        }
    }

    @ParameterizedTest
    @EnumSource
    default void when_a_store_is_deleted_its_jobs_end_FAILED_and_say_why(JobKind kind) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            DatastoreId store = client.activeStore();
            JobId ended = jobs.start(store);
            client.finishJobs();
            List<JobId> caught = new ArrayList<>(
                    Stream.generate(() -> jobs.start(store)).limit(2).toList());
            subject.advance(Client.JOB_START.plus(Client.A_LITTLE));
            caught.add(jobs.start(store));
            assertThat(statuses(jobs, store, caught)).startsWith(IN_PROGRESS, QUEUED);
            client.healthLake.datastores().delete(store);
            subject.work();
            for (JobId id : caught) {
                Job<?> job = jobs.describe(store, id);
                assertThat(job.status()).isEqualTo(FAILED);
                assertThat(job.state().endTime()).isPresent();
                assertThat(job.state().message().orElseThrow().value()).contains("deleted");
            }
            assertThat(jobs.describe(store, ended).status()).isEqualTo(COMPLETED);
        }
    }
}
