package dev.tarn.aws;

import static dev.tarn.aws.Samples.STORE;
import static dev.tarn.aws.ScriptedService.error;
import static dev.tarn.aws.ScriptedService.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarn.aws.ScriptedService.Step;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.failure.FailureKind;
import dev.tarn.domain.failure.HealthLakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkException;

/** What HealthLake says of a failure, and what becomes of it. */
class FailuresTest {

    @ParameterizedTest
    @CsvSource({
        "400, ValidationException, INVALID",
        "400, SerializationException, INVALID",
        "400, AccessDeniedException, ACCESS_DENIED",
        "403, UnrecognizedClientException, ACCESS_DENIED",
        "400, ResourceNotFoundException, NOT_FOUND",
        "400, ConflictException, CONFLICT",
        "400, ThrottlingException, THROTTLED",
        "507, InsufficientStorageException, INSUFFICIENT_STORAGE",
        "400, FailedDependencyException, FAILED_DEPENDENCY",
        "500, InternalServerException, INTERNAL",
        "503, ServiceUnavailableException, UNREACHABLE",
        "501, NotImplementedOperationException, UNSUPPORTED",
        "404, UnknownOperationException, UNSUPPORTED"
    })
    void what_HealthLake_says_of_a_failure_arrives_word_for_word(int status, String type, FailureKind kind) {
        HealthLakeException failure = failure(error(status, type, "Oh no: (Service: none), it's late; 100% sorry"));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessage("Oh no: (Service: none), it's late; 100% sorry");
        assertThat(failure).hasCauseInstanceOf(SdkException.class);
    }

    @Test
    void the_status_does_not_matter_where_the_code_is_known() {
        assertThat(failure(error(409, "ResourceNotFoundException", "gone")).kind())
                .isEqualTo(FailureKind.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID",
        "403, ACCESS_DENIED",
        "404, NOT_FOUND",
        "409, CONFLICT",
        "418, INVALID",
        "429, THROTTLED",
        "500, INTERNAL",
        "501, INTERNAL",
        "503, UNREACHABLE",
        "507, INSUFFICIENT_STORAGE",
        "301, BROKEN_PROMISE"
    })
    void an_error_that_nobody_has_heard_of_is_told_by_its_status_and_named(int status, FailureKind kind) {
        HealthLakeException failure = failure(error(status, "MoonException", "too bright"));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure)
                .hasMessageContaining("MoonException with HTTP status " + status)
                .hasMessageContaining(": too bright");
    }

    @Test
    void a_401_is_told_by_its_status_alone_since_the_JDK_keeps_its_words_back() {
        assertThat(failure(error(401, "MoonException", "too bright")).kind()).isEqualTo(FailureKind.ACCESS_DENIED);
    }

    @Test
    void an_error_without_a_message_gets_one() {
        HealthLakeException failure = failure(reply(400, "{\"__type\":\"ConflictException\"}"));
        assertThat(failure.kind()).isEqualTo(FailureKind.CONFLICT);
        assertThat(failure.getMessage())
                .matches("HealthLake at http://127.0.0.1:\\d+ answered ConflictException and no message");
    }

    @Test
    void a_page_of_HTML_is_told_by_its_status() {
        HealthLakeException failure = failure(reply(503, "<html>busy</html>"));
        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure).hasMessageEndingWith("answered HTTP status 503 and no message");
    }

    @Test
    void throttling_that_passes_is_not_seen() {
        try (ScriptedService service = ScriptedService.answering(
                        error(400, "ThrottlingException", "slowly"),
                        reply(503, ""),
                        reply(200, Samples.described("ACTIVE", "")));
                AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(service.url()))) {
            assertThat(lakes.healthLake().datastores().describe(STORE).status()).isEqualTo(DatastoreStatus.ACTIVE);
            assertThat(service.asked()).hasSize(3);
        }
    }

    private static HealthLakeException failure(Step answer) {
        try (ScriptedService service = ScriptedService.answering(answer);
                AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(service.url()))) {
            return catchThrowableOfType(
                    HealthLakeException.class,
                    () -> lakes.healthLake().datastores().describe(STORE));
        }
    }
}
