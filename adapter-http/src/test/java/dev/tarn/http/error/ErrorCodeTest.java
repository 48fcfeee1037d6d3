package dev.tarn.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.failure.BrokenPromise;
import dev.tarn.domain.failure.FailureKind;
import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.Unreachable;
import dev.tarn.domain.failure.Unsupported;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {

    private static final Map<FailureKind, String> EXPECTED = Map.ofEntries(
            Map.entry(FailureKind.INVALID, "400 com.amazonaws.healthlake#ValidationException"),
            Map.entry(FailureKind.ACCESS_DENIED, "400 com.amazonaws.healthlake#AccessDeniedException"),
            Map.entry(FailureKind.NOT_FOUND, "400 com.amazonaws.healthlake#ResourceNotFoundException"),
            Map.entry(FailureKind.GONE, "400 com.amazonaws.healthlake#ResourceNotFoundException"),
            Map.entry(FailureKind.CONFLICT, "400 com.amazonaws.healthlake#ConflictException"),
            Map.entry(FailureKind.DUPLICATE, "400 com.amazonaws.healthlake#ConflictException"),
            Map.entry(FailureKind.PRECONDITION_FAILED, "400 com.amazonaws.healthlake#ConflictException"),
            Map.entry(FailureKind.UNPROCESSABLE, "400 com.amazonaws.healthlake#ValidationException"),
            Map.entry(FailureKind.THROTTLED, "400 com.amazonaws.healthlake#ThrottlingException"),
            Map.entry(FailureKind.OVERLOADED, "503 com.amazon.coral.service#ServiceUnavailableException"),
            Map.entry(FailureKind.INSUFFICIENT_STORAGE, "507 com.amazon.coral.service#InsufficientStorageException"),
            Map.entry(FailureKind.INSUFFICIENT_SCOPE, "400 com.amazonaws.healthlake#AccessDeniedException"),
            Map.entry(FailureKind.FAILED_DEPENDENCY, "400 com.amazonaws.healthlake#FailedDependencyException"),
            Map.entry(FailureKind.INTERNAL, "500 com.amazonaws.healthlake#InternalServerException"),
            Map.entry(FailureKind.BROKEN_PROMISE, "500 com.amazonaws.healthlake#InternalServerException"),
            Map.entry(FailureKind.UNREACHABLE, "503 com.amazon.coral.service#ServiceUnavailableException"),
            Map.entry(FailureKind.UNSUPPORTED, "501 com.amazonaws.healthlake#NotImplementedOperationException"));

    private static final Map<ErrorCode, String> ON_THE_WIRE = Map.ofEntries(
            Map.entry(ErrorCode.VALIDATION, "400 com.amazonaws.healthlake#ValidationException"),
            Map.entry(ErrorCode.ACCESS_DENIED, "400 com.amazonaws.healthlake#AccessDeniedException"),
            Map.entry(ErrorCode.RESOURCE_NOT_FOUND, "400 com.amazonaws.healthlake#ResourceNotFoundException"),
            Map.entry(ErrorCode.CONFLICT, "400 com.amazonaws.healthlake#ConflictException"),
            Map.entry(ErrorCode.THROTTLING, "400 com.amazonaws.healthlake#ThrottlingException"),
            Map.entry(ErrorCode.FAILED_DEPENDENCY, "400 com.amazonaws.healthlake#FailedDependencyException"),
            Map.entry(ErrorCode.INTERNAL_SERVER, "500 com.amazonaws.healthlake#InternalServerException"),
            Map.entry(ErrorCode.NOT_IMPLEMENTED, "501 com.amazonaws.healthlake#NotImplementedOperationException"),
            Map.entry(ErrorCode.SERIALIZATION, "400 com.amazon.coral.service#SerializationException"),
            Map.entry(ErrorCode.UNKNOWN_OPERATION, "400 com.amazon.coral.service#UnknownOperationException"),
            Map.entry(ErrorCode.NO_OPERATIONS_HERE, "404 com.amazon.coral.service#UnknownOperationException"),
            Map.entry(ErrorCode.METHOD_NOT_ALLOWED, "405 com.amazon.coral.service#UnknownOperationException"),
            Map.entry(
                    ErrorCode.MISSING_AUTHENTICATION_TOKEN,
                    "400 com.amazon.coral.service#MissingAuthenticationTokenException"),
            Map.entry(ErrorCode.INCOMPLETE_SIGNATURE, "400 com.amazon.coral.service#IncompleteSignatureException"),
            Map.entry(ErrorCode.INVALID_SIGNATURE, "400 com.amazon.coral.service#InvalidSignatureException"),
            Map.entry(ErrorCode.UNRECOGNIZED_CLIENT, "400 com.amazon.coral.service#UnrecognizedClientException"),
            Map.entry(ErrorCode.EXPIRED_TOKEN, "400 com.amazon.coral.service#ExpiredTokenException"),
            Map.entry(ErrorCode.OTHER_SITE, "403 com.amazon.coral.service#AccessDeniedException"),
            Map.entry(ErrorCode.MALFORMED_HTTP, "400 com.amazon.coral.service#MalformedHttpRequestException"),
            Map.entry(ErrorCode.REQUEST_TIMEOUT, "408 com.amazon.coral.service#RequestTimeoutException"),
            Map.entry(ErrorCode.MISDIRECTED, "421 com.amazon.coral.service#MisdirectedRequestException"),
            Map.entry(ErrorCode.UNSUPPORTED_ENCODING, "415 com.amazon.coral.service#UnsupportedMediaTypeException"),
            Map.entry(ErrorCode.OTHER_SERVICE, "400 com.amazon.coral.service#UnknownOperationException"),
            Map.entry(
                    ErrorCode.HTTP_VERSION_NOT_SUPPORTED, "505 com.amazon.coral.service#MalformedHttpRequestException"),
            Map.entry(ErrorCode.BODY_TOO_LARGE, "413 com.amazon.coral.service#RequestEntityTooLargeException"),
            Map.entry(ErrorCode.TOO_COSTLY, "413 com.amazon.coral.service#RequestEntityTooLargeException"),
            Map.entry(ErrorCode.REQUEST_LINE_TOO_LONG, "414 com.amazon.coral.service#MalformedHttpRequestException"),
            Map.entry(ErrorCode.EXPECTATION_FAILED, "417 com.amazon.coral.service#MalformedHttpRequestException"),
            Map.entry(ErrorCode.HEADERS_TOO_LARGE, "431 com.amazon.coral.service#MalformedHttpRequestException"),
            Map.entry(ErrorCode.SERVICE_UNAVAILABLE, "503 com.amazon.coral.service#ServiceUnavailableException"),
            Map.entry(ErrorCode.INSUFFICIENT_STORAGE, "507 com.amazon.coral.service#InsufficientStorageException"));

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void every_kind_of_failure_has_its_type_and_status(FailureKind kind) {
        ErrorCode code = ErrorCode.of(kind);

        assertThat(code.status() + " " + code.type()).isEqualTo(EXPECTED.get(kind));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void every_code_has_its_status_its_type_and_the_type_without_its_namespace(ErrorCode code) {
        String expected = ON_THE_WIRE.get(code);

        assertThat(code.status() + " " + code.type()).isEqualTo(expected);
        assertThat(code.shortName()).isEqualTo(expected.substring(expected.indexOf('#') + 1));
    }

    @Test
    void what_is_the_callers_fault_is_told_in_its_own_words() {
        assertThat(WireError.of(new NotFound("Data store x was not found"), "id")
                        .message())
                .isEqualTo("Data store x was not found");
        assertThat(WireError.of(new Refusal(ErrorCode.SERIALIZATION, "No JSON"), "id"))
                .isEqualTo(new WireError(ErrorCode.SERIALIZATION, "No JSON"));
    }

    @Test
    void what_stands_behind_is_told_too_where_the_caller_can_do_something() {
        assertThat(WireError.of(new Unreachable("Nobody answers", null), "id").message())
                .isEqualTo("Nobody answers");
        assertThat(WireError.of(new Unsupported("Not here; there"), "id").message())
                .isEqualTo("Not here; there");
    }

    @Test
    void what_a_port_says_of_its_own_fault_is_told() {
        assertThat(WireError.of(new Internal("HealthLake is tired", null), "id"))
                .isEqualTo(new WireError(ErrorCode.INTERNAL_SERVER, "HealthLake is tired"));
        assertThat(WireError.of(new BrokenPromise("The store moved backwards"), "id"))
                .isEqualTo(new WireError(ErrorCode.INTERNAL_SERVER, "The store moved backwards"));
    }

    @Test
    void what_nobody_foresaw_shows_nothing_of_the_inside() {
        for (Throwable inside :
                new Throwable[] {new IllegalStateException("secret"), new StackOverflowError("secret")}) {
            WireError error = WireError.of(inside, "the-id");

            assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL_SERVER);
            assertThat(error.message()).contains("the-id").doesNotContain("secret");
        }
    }
}
