package dev.tarn.ports.contract;

import static dev.tarn.domain.failure.FailureKind.NOT_FOUND;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.job.ListJobsRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Data stores are separated by account and by region; who does not own one cannot even learn that it is there. */
public interface ScopesContract extends SubjectContract {

    List<Caller> STRANGERS = List.of(
            Caller.of("210987654321", HealthLakeSubject.CALLER.scope().region().value()),
            Caller.of(HealthLakeSubject.CALLER.scope().account().value(), "eu-west-2"));

    @Test
    default void the_HealthLake_without_a_caller_is_that_of_the_default_caller() {
        try (HealthLakeSubject subject = subject()) {
            DatastoreId id = new Client(subject).create("ward").id();
            assertThat(subject.of(HealthLakeSubject.CALLER).datastores().describe(id))
                    .isEqualTo(subject.healthLake().datastores().describe(id));
        }
    }

    @Test
    default void a_store_says_in_its_ARN_whose_it_is_and_where() {
        try (HealthLakeSubject subject = subject()) {
            for (Caller caller : STRANGERS) {
                DatastoreId id =
                        new Client(subject, subject.of(caller)).create("ward").id();
                Datastore store = subject.of(caller).datastores().describe(id);
                assertThat(store.arn().scope()).isEqualTo(caller.scope());
            }
        }
    }

    @Test
    default void nobody_sees_or_touches_what_another_account_or_region_has() {
        try (HealthLakeSubject subject = subject()) {
            Client owner = new Client(subject);
            DatastoreId store = owner.activeStore();
            TaggedArn arn = TaggedArn.of(owner.describe(store).arn());
            for (Caller caller : STRANGERS) {
                Client stranger = new Client(subject, subject.of(caller));
                assertThat(stranger.healthLake
                                .datastores()
                                .list(ListDatastoresRequest.all())
                                .items())
                        .isEmpty();
                assertRefused(NOT_FOUND, () -> stranger.describe(store));
                assertRefused(NOT_FOUND, () -> stranger.healthLake.datastores().delete(store));
                assertRefused(NOT_FOUND, () -> stranger.healthLake.tagging().list(arn));
                assertRefused(NOT_FOUND, () -> stranger.healthLake.tagging().tag(arn, List.of(Tag.of("a", "1"))));
                for (JobKind kind : JobKind.values()) {
                    JobId job = owner.jobs(kind).start(store);
                    AnyJobs theirs = stranger.jobs(kind);
                    assertRefused(NOT_FOUND, () -> theirs.start(store));
                    assertRefused(NOT_FOUND, () -> theirs.describe(store, job));
                    assertRefused(NOT_FOUND, () -> theirs.list(ListJobsRequest.of(store)));
                }
            }
            assertThat(owner.healthLake.tagging().list(arn)).isEmpty();
        }
    }

    @Test
    default void each_account_and_region_has_client_tokens_of_its_own() {
        try (HealthLakeSubject subject = subject()) {
            CreateDatastoreRequest request =
                    CreateDatastoreRequest.named("ward").under(new ClientToken("once-only"));
            DatastoreId first =
                    subject.healthLake().datastores().create(request).id();
            for (Caller caller : STRANGERS) {
                DatastoreId other =
                        subject.of(caller).datastores().create(request).id();
                assertThat(other).isNotEqualTo(first);
                assertThat(subject.of(caller).datastores().create(request).id()).isEqualTo(other);
            }
        }
    }
}
