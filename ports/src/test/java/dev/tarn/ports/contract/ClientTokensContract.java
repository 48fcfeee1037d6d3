package dev.tarn.ports.contract;

import static dev.tarn.domain.datastore.DatastoreStatus.ACTIVE;
import static dev.tarn.domain.datastore.DatastoreStatus.CREATING;
import static dev.tarn.domain.datastore.DatastoreStatus.DELETED;
import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.domain.job.JobStatus.COMPLETED;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.tag.Tag;
import dev.tarn.ports.contract.AnyJobs.Ask;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.DatastoreReceipt;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.ListJobsRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that are made twice ({@code control-plane.md} 4.4; {@code decisions.md} D13, D14). */
public interface ClientTokensContract extends SubjectContract {

    CreateDatastoreRequest CREATE =
            CreateDatastoreRequest.named("ward").tagged(Tag.of("team", "a")).under(new ClientToken("once-only"));

    private static List<?> stores(Client client) {
        return client.healthLake.datastores().list(ListDatastoresRequest.all()).items();
    }

    @Test
    default void a_store_that_is_asked_for_twice_under_one_token_is_made_once() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreReceipt first = client.healthLake.datastores().create(CREATE);
            assertThat(client.healthLake.datastores().create(CREATE)).isEqualTo(first);
            assertThat(first.status()).isEqualTo(CREATING);
            assertThat(stores(client)).hasSize(1);
        }
    }

    @Test
    default void the_second_answer_tells_the_status_as_it_is_by_then() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreReceipt first = client.healthLake.datastores().create(CREATE);
            subject.advance(Client.CREATING.plus(Client.A_LITTLE));
            assertThat(client.healthLake.datastores().create(CREATE))
                    .isEqualTo(new DatastoreReceipt(first.arn(), ACTIVE, first.endpoint()));
            client.healthLake.datastores().delete(first.id());
            subject.advance(Client.DELETING.plus(Client.A_LITTLE));
            assertThat(client.healthLake.datastores().create(CREATE))
                    .isEqualTo(new DatastoreReceipt(first.arn(), DELETED, first.endpoint()));
        }
    }

    @Test
    default void a_token_is_remembered_for_as_long_as_its_store() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId first = client.healthLake.datastores().create(CREATE).id();
            subject.advance(Client.CREATING.plus(Client.A_LITTLE));
            client.healthLake.datastores().delete(first);
            subject.advance(Client.DELETING.plus(Client.A_LITTLE));
            subject.advance(Duration.ofDays(7));
            DatastoreReceipt second = client.healthLake.datastores().create(CREATE);
            assertThat(second.id()).isNotEqualTo(first);
            assertThat(second.status()).isEqualTo(CREATING);
            assertThat(stores(client)).hasSize(1);
        }
    }

    @Test
    default void another_request_under_the_same_token_is_refused_and_says_so() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            client.healthLake.datastores().create(CREATE);
            ClientToken token = CREATE.clientToken().orElseThrow();
            for (CreateDatastoreRequest other : List.of(
                    CreateDatastoreRequest.named("ward").under(token),
                    CreateDatastoreRequest.named("other")
                            .tagged(Tag.of("team", "a"))
                            .under(token),
                    CREATE.configured(CREATE.configuration().identityProvider(Samples.SMART_ON_FHIR)))) {
                assertRefused(INVALID, () -> client.healthLake.datastores().create(other))
                        .containsIgnoringCase("token");
            }
            assertThat(stores(client)).hasSize(1);
        }
    }

    @Test
    default void a_request_that_was_refused_leaves_its_token_free() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            assertRefused(
                    INVALID, () -> client.healthLake.datastores().create(CREATE.tagged(Tag.of("aws:owner", "me"))));
            assertThat(client.healthLake.datastores().create(CREATE).status()).isEqualTo(CREATING);
        }
    }

    @Test
    default void requests_without_a_token_are_all_new() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            assertThat(client.create("ward").id())
                    .isNotEqualTo(client.create("ward").id());
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_job_that_is_asked_for_twice_under_one_token_is_started_once(JobKind kind) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            DatastoreId store = client.activeStore();
            Ask ask = Ask.of(store).named("nightly").under("once-only");
            JobReceipt first = jobs.start(ask);
            assertThat(first.status()).isEqualTo(JobStatus.SUBMITTED);
            assertThat(jobs.start(ask)).isEqualTo(first);
            client.finishJobs();
            JobReceipt ended = new JobReceipt(store, first.jobId(), COMPLETED);
            assertThat(jobs.start(ask)).isEqualTo(ended);
            assertThat(jobs.list(ListJobsRequest.of(store)).items()).hasSize(1);
            client.healthLake.datastores().delete(store);
            assertThat(jobs.start(ask)).isEqualTo(ended);
        }
    }

    @ParameterizedTest
    @EnumSource
    default void another_job_under_the_same_token_is_refused_and_says_so(JobKind kind) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            DatastoreId store = client.activeStore();
            jobs.start(Ask.of(store).under("once-only"));
            for (Ask other : List.of(
                    Ask.of(store).named("nightly").under("once-only"),
                    Ask.of(client.activeStore()).under("once-only"),
                    Ask.of(store)
                            .writing(Client.output(HealthLakeSubject.OUTPUT))
                            .under("once-only"))) {
                assertRefused(INVALID, () -> jobs.start(other)).containsIgnoringCase("token");
            }
            assertThat(jobs.list(ListJobsRequest.of(store)).items()).hasSize(1);
        }
    }

    @Test
    default void each_operation_has_tokens_of_its_own() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            for (JobKind kind : JobKind.values()) {
                AnyJobs jobs = client.jobs(kind);
                jobs.start(Ask.of(store).under("once-only"));
                assertThat(jobs.list(ListJobsRequest.of(store)).items()).hasSize(1);
            }
            assertThat(client.healthLake.datastores().create(CREATE).id()).isNotEqualTo(store);
        }
    }
}
