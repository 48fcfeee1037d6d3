package dev.tarn.ports.contract;

import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.domain.failure.FailureKind.NOT_FOUND;
import static dev.tarn.domain.job.JobStatus.COMPLETED;
import static dev.tarn.domain.job.JobStatus.FAILED;
import static dev.tarn.domain.job.JobStatus.IN_PROGRESS;
import static dev.tarn.domain.job.JobStatus.SUBMITTED;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.ports.contract.AnyJobs.Ask;
import dev.tarn.ports.job.JobReceipt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of one job, import or export ({@code control-plane.md} 4.3; {@code decisions.md} D20, D23, D31). */
public interface JobsContract extends SubjectContract {

    @ParameterizedTest
    @EnumSource
    default void a_job_is_SUBMITTED_for_thirty_seconds_then_IN_PROGRESS_until_its_work_is_done(JobKind kind) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            DatastoreId store = client.activeStore();
            JobReceipt receipt = jobs.start(Ask.of(store));
            assertThat(receipt).isEqualTo(new JobReceipt(store, receipt.jobId(), SUBMITTED));
            assertThat(receipt.jobId().value()).matches("[0-9a-f]{32}");
            assertThat(jobs.describe(store, receipt.jobId()).status()).isEqualTo(SUBMITTED);
            subject.advance(Client.JOB_START.minus(Client.A_LITTLE));
            assertThat(jobs.describe(store, receipt.jobId()).status()).isEqualTo(SUBMITTED);
            subject.advance(Client.A_LITTLE.multipliedBy(2));
            assertThat(jobs.describe(store, receipt.jobId()).status()).isEqualTo(IN_PROGRESS);
            subject.work();
            assertThat(jobs.describe(store, receipt.jobId()).status()).isEqualTo(COMPLETED);
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_job_has_an_end_time_only_when_it_has_ended(JobKind kind) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            DatastoreId store = client.activeStore();
            Instant submitted = subject.now().truncatedTo(ChronoUnit.MILLIS);
            JobId id = jobs.start(store);
            assertThat(jobs.describe(store, id).state().endTime()).isEmpty();
            subject.advance(Client.JOB_START.plus(Client.A_LITTLE));
            assertThat(jobs.describe(store, id).state().endTime()).isEmpty();
            subject.work();
            Job<?> ended = jobs.describe(store, id);
            assertThat(ended.state().endTime()).contains(subject.now().truncatedTo(ChronoUnit.MILLIS));
            assertThat(ended.ticket().submitTime()).isEqualTo(submitted);
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_job_shows_what_was_asked_and_the_folder_that_it_writes_into(JobKind kind) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            DatastoreId store = client.activeStore();
            JobId id = jobs.start(Ask.of(store).named("nightly run")).jobId();
            Job<?> job = jobs.describe(store, id);
            assertThat(job.id()).isEqualTo(id);
            assertThat(job.ticket().datastoreId()).isEqualTo(store);
            assertThat(job.ticket().name().orElseThrow()).hasToString("nightly run");
            assertThat(job.ticket().dataAccessRole()).isEqualTo(Client.ROLE);
            assertThat(job.ticket().output().kmsKeyId()).isEqualTo(Client.OUTPUT.kmsKeyId());
            assertThat(job.ticket().output().s3Uri()).isEqualTo(kind.folder(Client.OUTPUT.s3Uri(), store, id));
            assertThat(jobs.describe(store, jobs.start(store)).ticket().name()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_job_needs_a_store_that_is_ACTIVE(JobKind kind) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            DatastoreId deleted = client.deletedStore();
            DatastoreId deleting = client.deletingStore();
            DatastoreId creating = client.create("new").id();
            assertRefused(INVALID, () -> jobs.start(creating)).contains("CREATING");
            assertRefused(INVALID, () -> jobs.start(deleting)).contains("DELETING");
            assertRefused(NOT_FOUND, () -> jobs.start(deleted)).contains(deleted.value());
            assertRefused(NOT_FOUND, () -> jobs.start(new DatastoreId(Client.NOWHERE)))
                    .contains(Client.NOWHERE);
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_job_is_found_in_its_own_store_and_as_what_it_is_and_nowhere_else(JobKind kind) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            DatastoreId store = client.activeStore();
            DatastoreId neighbour = client.activeStore();
            JobId id = jobs.start(store);
            assertRefused(NOT_FOUND, () -> jobs.describe(store, new JobId(Client.NOWHERE)))
                    .contains(Client.NOWHERE);
            assertRefused(NOT_FOUND, () -> jobs.describe(new DatastoreId(Client.NOWHERE), id));
            assertRefused(NOT_FOUND, () -> jobs.describe(neighbour, id));
            JobKind other = kind == JobKind.IMPORT ? JobKind.EXPORT : JobKind.IMPORT;
            assertRefused(NOT_FOUND, () -> client.jobs(other).describe(store, id));
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_job_that_cannot_write_fails_and_says_where(JobKind kind) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            DatastoreId store = client.activeStore();
            client.jobs(JobKind.IMPORT).start(store);
            client.finishJobs();
            JobId id = jobs.start(Ask.of(store).writing(Client.output(subject.unwritable())))
                    .jobId();
            client.finishJobs();
            Job<?> job = jobs.describe(store, id);
            assertThat(job.status()).isEqualTo(FAILED);
            assertThat(job.state().endTime()).isPresent();
            assertThat(job.state().message().orElseThrow().value())
                    .contains(subject.unwritable().value());
        }
    }
}
