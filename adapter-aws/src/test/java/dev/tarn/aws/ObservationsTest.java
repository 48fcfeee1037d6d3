package dev.tarn.aws;

import static dev.tarn.aws.Samples.JOB;
import static dev.tarn.aws.Samples.STORE;
import static dev.tarn.aws.ScriptedService.reply;
import static dev.tarn.domain.datastore.DatastoreStatus.ACTIVE;
import static dev.tarn.domain.datastore.DatastoreStatus.CREATING;
import static dev.tarn.domain.datastore.DatastoreStatus.DELETED;
import static dev.tarn.domain.datastore.DatastoreStatus.UPDATING;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.failure.BrokenPromise;
import dev.tarn.ports.datastore.Datastores;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import org.junit.jupiter.api.Test;

/** A thing that moves backwards is told, with both observations. */
class ObservationsTest {

    private static final Scope HERE = Scope.of("123456789012", "us-east-1");
    private static final Scope THERE = Scope.of("123456789012", "eu-west-1");

    private final Observations observations = new Observations();

    @Test
    void a_store_that_moves_backwards_is_a_broken_promise_with_both_observations() {
        try (ScriptedService service = ScriptedService.answering(
                        reply(200, Samples.described("ACTIVE", "")),
                        reply(200, "{\"DatastorePropertiesList\":[" + Samples.store("CREATING", "") + "]}"));
                AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(service.url()))) {
            Datastores stores = lakes.healthLake().datastores();
            stores.describe(STORE);
            assertThatThrownBy(() -> stores.list(ListDatastoresRequest.all()))
                    .isInstanceOf(BrokenPromise.class)
                    .hasMessage("HealthLake said that data store " + STORE
                            + " is ACTIVE, and now says that it is CREATING, which cannot follow");
        }
    }

    @Test
    void a_job_that_comes_back_to_life_is_a_broken_promise() {
        try (ScriptedService service = ScriptedService.answering(
                        reply(200, Samples.importJob("COMPLETED", ",'EndTime':1603761065")),
                        reply(200, Samples.importJob("IN_PROGRESS", "")));
                AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(service.url()))) {
            lakes.healthLake().importJobs().describe(STORE, JOB);
            assertThatThrownBy(() -> lakes.healthLake().importJobs().describe(STORE, JOB))
                    .isInstanceOf(BrokenPromise.class)
                    .hasMessageContaining("import job " + JOB + " is COMPLETED")
                    .hasMessageContaining("IN_PROGRESS");
        }
    }

    @Test
    void steps_that_were_missed_are_no_fault() {
        see(HERE, CREATING);
        see(HERE, UPDATING);
        see(HERE, ACTIVE);
        see(HERE, DELETED);
    }

    @Test
    void a_broken_promise_is_told_once() {
        see(HERE, DELETED);
        assertThatThrownBy(() -> see(HERE, ACTIVE)).isInstanceOf(BrokenPromise.class);
        assertThatCode(() -> see(HERE, ACTIVE)).doesNotThrowAnyException();
    }

    @Test
    void an_older_answer_that_comes_later_is_no_step_backwards() {
        long slow = observations.moment();
        see(HERE, DELETED);
        assertThatCode(() -> see(HERE, slow, ACTIVE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> see(HERE, ACTIVE))
                .as("the newer answer is what is remembered")
                .hasMessageContaining("is DELETED");
    }

    @Test
    void the_same_id_elsewhere_is_another_thing() {
        see(HERE, DELETED);
        assertThatCode(() -> see(THERE, CREATING)).doesNotThrowAnyException();
    }

    @Test
    void what_was_heard_of_longest_ago_is_forgotten_first() {
        see(HERE, DELETED);
        see(THERE, DELETED);
        for (int i = 1; i < Observations.LIMIT; i++) {
            observations.saw(HERE, observations.moment(), "data store " + i, DatastoreStatus.LIFECYCLE, ACTIVE);
        }
        assertThatThrownBy(() -> see(THERE, CREATING)).isInstanceOf(BrokenPromise.class);
        assertThatCode(() -> see(HERE, CREATING)).doesNotThrowAnyException();
    }

    private void see(Scope scope, DatastoreStatus status) {
        see(scope, observations.moment(), status);
    }

    private void see(Scope scope, long asked, DatastoreStatus status) {
        observations.saw(scope, asked, "data store x", DatastoreStatus.LIFECYCLE, status);
    }
}
