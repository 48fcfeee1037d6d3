package dev.tarn.ports.contract;

import static dev.tarn.domain.job.JobStatus.CANCEL_COMPLETED;
import static dev.tarn.domain.job.JobStatus.CANCEL_FAILED;
import static dev.tarn.domain.job.JobStatus.CANCEL_IN_PROGRESS;
import static dev.tarn.domain.job.JobStatus.CANCEL_SUBMITTED;
import static dev.tarn.domain.job.JobStatus.COMPLETED;
import static dev.tarn.domain.job.JobStatus.IN_PROGRESS;
import static dev.tarn.domain.job.JobStatus.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.smart.Access;
import dev.tarn.ports.fhir.FhirExports;
import org.junit.jupiter.api.Test;

/**
 * The cancellation of exports, in a process that goes on ({@code data-plane.md} 2.2). HealthLake's pace leaves a cancelled
 * job CANCEL_SUBMITTED for 30 seconds; its work is stopped then.
 */
public interface ExportCancelContract extends SubjectContract {

    private static void pass(Client client) {
        client.subject.advance(Client.JOB_START.plus(Client.A_LITTLE));
    }

    private static FhirExports exports(Client client) {
        return client.healthLake.fhir(Access.ALL).exports();
    }

    private static ExportJob describe(Client client, DatastoreId store, JobId id) {
        ExportJob described = client.healthLake.exportJobs().describe(store, id);
        assertThat(exports(client).status(store, id).status()).isEqualTo(described.status());
        return described;
    }

    @Test
    default void a_job_at_work_is_CANCEL_SUBMITTED_then_CANCEL_IN_PROGRESS_then_CANCEL_COMPLETED() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            JobId id = client.jobs(JobKind.EXPORT).start(store);
            pass(client);
            assertThat(describe(client, store, id).status()).isEqualTo(IN_PROGRESS);

            assertThat(exports(client).cancel(store, id).status()).isEqualTo(CANCEL_SUBMITTED);
            assertThat(describe(client, store, id).status()).isEqualTo(CANCEL_SUBMITTED);
            pass(client);
            assertThat(describe(client, store, id).status()).isEqualTo(CANCEL_IN_PROGRESS);
            subject.work();

            ExportJob ended = describe(client, store, id);
            assertThat(ended.status()).isEqualTo(CANCEL_COMPLETED);
            assertThat(ended.state().endTime()).isPresent();
            assertThat(Exported.objects(client, ended)).isEmpty();
        }
    }

    @Test
    default void a_job_whose_work_ends_before_it_is_stopped_is_CANCEL_FAILED_and_complete() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            FhirClient fhir = new FhirClient(subject);
            fhir.put("p", "");
            JobId id = client.jobs(JobKind.EXPORT).start(fhir.store);
            pass(client);
            exports(client).cancel(fhir.store, id);
            subject.work();

            ExportJob ended = describe(client, fhir.store, id);
            assertThat(ended.status()).isEqualTo(CANCEL_FAILED);
            assertThat(ended.state().message())
                    .hasValueSatisfying(
                            message -> assertThat(message.value()).contains("before it could be cancelled"));
            assertThat(Exported.objects(client, ended)).hasSize(1);
            pass(client);
            assertThat(describe(client, fhir.store, id)).isEqualTo(ended);
        }
    }

    @Test
    default void a_job_that_waits_is_cancelled_without_work_and_the_next_one_begins() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            AnyJobs jobs = client.jobs(JobKind.EXPORT);
            JobId first = jobs.start(store);
            JobId second = jobs.start(store);
            JobId third = jobs.start(store);
            pass(client);
            assertThat(describe(client, store, second).status()).isEqualTo(QUEUED);

            exports(client).cancel(store, second);
            subject.work();

            assertThat(describe(client, store, first).status()).isEqualTo(COMPLETED);
            assertThat(describe(client, store, second).status()).isEqualTo(CANCEL_SUBMITTED);
            assertThat(describe(client, store, third).status()).isEqualTo(COMPLETED);
            pass(client);
            assertThat(describe(client, store, second).status()).isEqualTo(CANCEL_COMPLETED);
        }
    }

    @Test
    default void a_job_that_was_SUBMITTED_never_begins() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            JobId id = client.jobs(JobKind.EXPORT).start(store);
            exports(client).cancel(store, id);
            pass(client);
            subject.work();
            assertThat(describe(client, store, id).status()).isEqualTo(CANCEL_COMPLETED);
            JobId next = client.jobs(JobKind.EXPORT).start(store);
            client.finishJobs();
            assertThat(describe(client, store, next).status()).isEqualTo(COMPLETED);
        }
    }

    @Test
    default void a_job_that_is_over_or_being_cancelled_cannot_be_cancelled() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            JobId over = client.jobs(JobKind.EXPORT).start(store);
            client.finishJobs();
            JobId cancelled = client.jobs(JobKind.EXPORT).start(store);
            exports(client).cancel(store, cancelled);
            for (JobId id : new JobId[] {over, cancelled}) {
                assertThatThrownBy(() -> exports(client).cancel(store, id))
                        .isInstanceOf(Conflict.class)
                        .hasMessageContaining(
                                describe(client, store, id).status().name());
            }
        }
    }

    @Test
    default void a_deleted_store_ends_a_job_that_is_being_cancelled() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            JobId id = client.jobs(JobKind.EXPORT).start(store);
            pass(client);
            exports(client).cancel(store, id);
            client.healthLake.datastores().delete(store);
            subject.work();
            ExportJob ended = client.healthLake.exportJobs().describe(store, id);
            assertThat(ended.status()).isEqualTo(CANCEL_FAILED);
            assertThat(ended.state().message())
                    .hasValueSatisfying(message -> assertThat(message.value()).contains("was deleted"));
        }
    }
}
