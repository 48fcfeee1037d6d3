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
            Map.entry(FailureKind.FAILED_DEPENDENCY, "400 com.amazonaws.healthlake#FailedDependencyException"),
            Map.entry(FailureKind.INTERNAL, "500 com.amazonaws.healthlake#InternalServerException"),
            Map.entry(FailureKind.BROKEN_PROMISE, "500 com.amazonaws.healthlake#InternalServerException"),
            Map.entry(FailureKind.UNREACHABLE, "503 com.amazon.coral.service#ServiceUnavailableException"),
            Map.entry(FailureKind.UNSUPPORTED, "501 com.amazonaws.healthlake#NotImplementedOperationException"));

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void every_kind_of_failure_has_its_type_and_status(FailureKind kind) {
        ErrorCode code = ErrorCode.of(kind);

        assertThat(code.status() + " " + code.type()).isEqualTo(EXPECTED.get(kind));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void the_short_name_is_the_end_of_the_type(ErrorCode code) {
        assertThat(code.type()).endsWith("#" + code.shortName());
        assertThat(code.status()).isBetween(400, 599);
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
