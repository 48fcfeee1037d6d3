package dev.tarn.aws;

import static dev.tarn.aws.Samples.JOB;
import static dev.tarn.aws.Samples.STORE;
import static dev.tarn.aws.ScriptedService.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.aws.ScriptedService.Step;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.ErrorCause;
import dev.tarn.domain.failure.BrokenPromise;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobProgressReport;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.ValidationLevel;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HealthLake can answer, and Tarn's own server never does: it is read for what it is, or refused by name. */
class SdkAnswersTest {

    @Test
    void a_store_with_members_of_tomorrow_is_read_without_them() {
        Datastore store = describe(reply(
                200,
                Samples.described(
                        "ACTIVE",
                        ",'NlpConfiguration':{'Status':'ENABLED'},'BackupStatusInfo':{'Configuration':{'Status':'ENABLED'}},"
                                + "'Moon':[1,{'phase':null}]")));

        assertThat(store.status()).isEqualTo(DatastoreStatus.ACTIVE);
        assertThat(store.id()).isEqualTo(STORE);
        assertThat(store.createdAt()).isEqualTo(Instant.ofEpochMilli(1_603_761_064_881L));
        assertThat(store.name()).isEmpty();
        assertThat(store.configuration()).isEqualTo(DatastoreConfiguration.R4);
    }

    @Test
    void a_status_that_the_SDK_does_not_know_but_we_do_arrives_as_itself() {
        assertThat(describe(reply(200, Samples.described("UPDATING", ""))).status())
                .isEqualTo(DatastoreStatus.UPDATING);
    }

    @Test
    void a_status_that_nobody_knows_is_a_broken_promise_that_names_it() {
        assertThatThrownBy(() -> describe(reply(200, Samples.described("PONDERING", ""))))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining("DescribeFHIRDatastore")
                .hasMessageContaining("'PONDERING'")
                .hasMessageContaining("UPDATE_FAILED");
        assertThatThrownBy(() -> describeJob(reply(200, Samples.importJob("DREAMING", ""))))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining("DescribeFHIRImportJob")
                .hasMessageContaining("'DREAMING'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"DatastoreProperties\":null}",
                "{\"DatastoreProperties\":{}}",
                "{\"DatastoreProperties\":{\"DatastoreArn\":\"arn:aws:healthlake:us-east-1:1:datastore/x\"}}",
                "{\"DatastoreProperties\":{\"DatastoreArn\":{\"a\":1},\"CreatedAt\":\"never\"}}"
            })
    void an_answer_without_what_HealthLake_promises_is_a_broken_promise(String body) {
        assertThatThrownBy(() -> describe(reply(200, body)))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining("answered DescribeFHIRDatastore with what cannot be");
    }

    @Test
    void an_endpoint_that_is_no_URI_is_a_broken_promise() {
        String body = Samples.described("ACTIVE", "").replace("https://healthlake", "https://health lake");
        assertThatThrownBy(() -> describe(reply(200, body)))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining("health lake");
    }

    @Test
    void a_failed_store_without_a_cause_has_an_unstated_one() {
        assertThat(describe(reply(200, Samples.described("CREATE_FAILED", "")))
                        .state()
                        .cause())
                .contains(ErrorCause.UNSTATED);
    }

    @Test
    void a_cause_is_read_as_far_as_it_is_told() {
        assertThat(describe(reply(200, Samples.described("CREATE_FAILED", ",'ErrorCause':{'ErrorMessage':'No room.'}")))
                        .state()
                        .cause()
                        .flatMap(ErrorCause::errorMessage))
                .contains("No room.");
    }

    @Test
    void metadata_that_we_would_refuse_is_read_when_HealthLake_has_it() {
        Datastore store = describe(
                reply(
                        200,
                        Samples.described(
                                "ACTIVE",
                                ",'IdentityProviderConfiguration':{'AuthorizationStrategy':'SMART_ON_FHIR','Metadata':'not even JSON'}")));
        assertThat(store.configuration().identityProvider().metadata())
                .hasValueSatisfying(metadata -> assertThat(metadata.document()).isEqualTo("not even JSON"));
    }

    @Test
    void a_job_is_read_with_the_defaults_of_what_is_not_sent() {
        ImportJob job = describeJob(reply(200, Samples.importJob("IN_PROGRESS", "")));
        assertThat(job.status()).isEqualTo(JobStatus.IN_PROGRESS);
        assertThat(job.progress()).isEqualTo(JobProgressReport.NOTHING_YET);
        assertThat(job.validationLevel()).isEqualTo(ValidationLevel.STRICT);
    }

    @Test
    void a_message_outside_the_models_letters_does_not_hide_the_job() {
        ImportJob job = describeJob(
                reply(200, Samples.importJob("FAILED", ",'EndTime':1603761065,'Message':'Gone (quite), sorry'")));
        assertThat(job.state().message())
                .hasValueSatisfying(message -> assertThat(message.value()).isEqualTo("Gone quite sorry"));
    }

    @Test
    void a_job_at_its_end_without_an_end_time_is_a_broken_promise() {
        assertThatThrownBy(() -> describeJob(reply(200, Samples.importJob("COMPLETED", ""))))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining("endTime");
    }

    private static Datastore describe(Step answer) {
        try (ScriptedService service = ScriptedService.answering(answer);
                AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(service.url()))) {
            return lakes.healthLake().datastores().describe(STORE);
        }
    }

    private static ImportJob describeJob(Step answer) {
        try (ScriptedService service = ScriptedService.answering(answer);
                AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(service.url()))) {
            return lakes.healthLake().importJobs().describe(STORE, JOB);
        }
    }
}
