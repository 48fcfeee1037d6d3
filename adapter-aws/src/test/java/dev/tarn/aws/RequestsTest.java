package dev.tarn.aws;

import static dev.tarn.aws.Samples.STORE;
import static dev.tarn.aws.ScriptedService.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.backup.BackupConfiguration;
import dev.tarn.domain.datastore.AnalyticsConfiguration;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreUpdate;
import dev.tarn.domain.datastore.NlpConfiguration;
import dev.tarn.domain.datastore.ProfileConfiguration;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.datastore.RestoreDatastoreRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What is sent, to whom and as whom. */
class RequestsTest {

    static Stream<Arguments> membersOf2026() {
        return Stream.of(
                Arguments.of(
                        "NlpConfiguration",
                        with(Optional.of(new NlpConfiguration(Optional.empty())), Optional.empty(), Optional.empty())),
                Arguments.of(
                        "AnalyticsConfiguration",
                        with(
                                Optional.empty(),
                                Optional.of(new AnalyticsConfiguration(Optional.empty())),
                                Optional.empty())),
                Arguments.of(
                        "ProfileConfiguration",
                        with(Optional.empty(), Optional.empty(), Optional.of(new ProfileConfiguration(List.of())))),
                Arguments.of("BackupConfiguration", DatastoreConfiguration.R4.backup(BackupConfiguration.disabled())));
    }

    @ParameterizedTest
    @MethodSource("membersOf2026")
    void a_member_that_the_SDK_would_drop_is_refused_and_nothing_is_sent(
            String member, DatastoreConfiguration configuration) {
        try (ScriptedService service = ScriptedService.answering(reply(500, ""));
                AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(service.url()))) {
            assertThatThrownBy(() -> lakes.healthLake()
                            .datastores()
                            .create(CreateDatastoreRequest.unnamed().configured(configuration)))
                    .isInstanceOf(Unsupported.class)
                    .hasMessageStartingWith(member + " cannot be sent");
            assertThat(service.asked()).isEmpty();
        }
    }

    @Test
    void an_update_of_a_data_store_is_refused_and_nothing_is_sent() {
        try (ScriptedService service = ScriptedService.answering(reply(500, ""));
                AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(service.url()))) {
            assertThatThrownBy(() -> lakes.healthLake().datastores().update(STORE, DatastoreUpdate.NOTHING))
                    .isInstanceOf(Unsupported.class)
                    .hasMessageStartingWith("UpdateFHIRDatastore cannot be sent");
            assertThat(service.asked()).isEmpty();
        }
    }

    @Test
    void a_restore_of_a_data_store_is_refused_and_nothing_is_sent() {
        try (ScriptedService service = ScriptedService.answering(reply(500, ""));
                AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(service.url()))) {
            assertThatThrownBy(() -> lakes.healthLake().datastores().restore(RestoreDatastoreRequest.latest(STORE)))
                    .isInstanceOf(Unsupported.class)
                    .hasMessageStartingWith("RestoreFHIRDatastore cannot be sent");
            assertThat(service.asked()).isEmpty();
        }
    }

    @Test
    void a_job_is_started_with_the_same_token_however_often_it_takes() {
        try (ScriptedService service = ScriptedService.answering(
                        reply(503, ""), reply(200, "{\"JobId\":\"" + Samples.JOB + "\",\"JobStatus\":\"SUBMITTED\"}"));
                AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(service.url()))) {
            var receipt = lakes.healthLake().importJobs().start(Samples.IMPORT);

            assertThat(receipt.datastoreId()).isEqualTo(STORE);
            assertThat(service.asked())
                    .hasSize(2)
                    .allSatisfy(asked ->
                            assertThat(asked.body()).contains("\"ClientToken\":", "\"ValidationLevel\":\"strict\""));
            assertThat(service.asked().stream()
                            .map(ScriptedService.Received::body)
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void the_scope_chooses_the_region_and_where_wanted_the_credentials() {
        try (ScriptedService service = ScriptedService.answering(reply(200, "{\"DatastorePropertiesList\":[]}"));
                AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(service.url())
                        .as(scope -> StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(scope.account().value(), "secret"))))) {
            lakes.of(Caller.of("111122223333", "eu-west-2")).datastores().list(ListDatastoresRequest.all());
            lakes.of(Caller.of("444455556666", "us-west-2")).datastores().list(ListDatastoresRequest.all());

            assertThat(service.asked())
                    .extracting(asked -> asked.header("Authorization"))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("Credential=111122223333/", "/eu-west-2/healthlake/"),
                            second ->
                                    assertThat(second).contains("Credential=444455556666/", "/us-west-2/healthlake/"));
        }
    }

    @Test
    void more_scopes_than_are_kept_are_served_all_the_same() {
        try (ScriptedService service = ScriptedService.answering(reply(200, "{\"DatastorePropertiesList\":[]}"));
                AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(service.url()))) {
            var first = lakes.of(Caller.of("123456789012", "region-0"));
            for (int i = 1; i < 200; i++) {
                lakes.of(Caller.of("123456789012", "region-" + i));
            }
            assertThat(first.datastores().list(ListDatastoresRequest.all()).items())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://localhost", "localhost:8080", "/here", "http:///nowhere"})
    void an_endpoint_that_is_no_server_is_refused(String endpoint) {
        assertThatThrownBy(() -> AtOnce.at(URI.create(endpoint)))
                .isInstanceOf(Invalid.class)
                .hasMessage("The endpoint '" + endpoint
                        + "' is not the URL of a server; http://localhost:8080 would be one");
    }

    @Test
    void a_timeout_of_nothing_is_refused() {
        AwsSettings settings = AwsSettings.ofEnvironment().in(new Region("us-east-1"));
        assertThatThrownBy(() -> settings.answeredWithin(Duration.ZERO))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("must be positive");
    }

    private static DatastoreConfiguration with(
            Optional<NlpConfiguration> nlp,
            Optional<AnalyticsConfiguration> analytics,
            Optional<ProfileConfiguration> profiles) {
        DatastoreConfiguration plain = DatastoreConfiguration.R4;
        return new DatastoreConfiguration(
                plain.typeVersion(),
                plain.sse(),
                plain.preloadDataType(),
                plain.identityProvider(),
                nlp,
                analytics,
                profiles,
                Optional.empty());
    }
}
