package dev.tarn.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarn.domain.failure.FailureKind;
import dev.tarn.domain.failure.HealthLakeException;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts failures by what crosses every wire: their kind, and facts in their message. */
final class Refusals {

    private Refusals() {}

    /** Fails unless the request is refused with a failure of this kind; goes on with its message. */
    static AbstractStringAssert<?> assertRefused(FailureKind kind, ThrowingCallable request) {
        HealthLakeException failure = catchThrowableOfType(HealthLakeException.class, request);
        assertThat(failure).as("a refusal").isNotNull();
        assertThat(failure.kind()).as("kind of: %s", failure.getMessage()).isEqualTo(kind);
        return assertThat(failure.getMessage()).isNotBlank();
    }
}
