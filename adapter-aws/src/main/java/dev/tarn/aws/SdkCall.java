package dev.tarn.aws;

import dev.tarn.domain.failure.BrokenPromise;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.lifecycle.Lifecycle;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;

/**
 * One request to HealthLake, and the conversion of its answer.
 *
 * @param operation as HealthLake names it
 * @param begun the logical time before the request, for the observations
 */
record SdkCall(Wire wire, String operation, long begun) {

    /**
     * {@return the answer, converted}
     *
     * <p>During the conversion, domain values throw {@link Invalid} for values that violate their constraints. Here the
     * fault is the server's, not the request's, so it is reported as a broken promise.
     */
    <A, T> T ask(Function<HealthLakeClient, A> question, Function<A, T> reading) {
        A answer = answer(question);
        try {
            return reading.apply(answer);
        } catch (Invalid | IllegalArgumentException e) {
            BrokenPromise failure = new BrokenPromise(
                    wire.place() + " answered " + operation + " with what cannot be: " + e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    /** Records the status in an answer. */
    <S extends Enum<S>> void saw(String thing, Lifecycle<S> lifecycle, S status) {
        wire.observations().saw(wire.scope(), begun, thing, lifecycle, status);
    }

    private <A> A answer(Function<HealthLakeClient, A> question) {
        try {
            return question.apply(wire.client());
        } catch (SdkException e) {
            throw AwsFailures.of(e, wire.place());
        }
    }
}
