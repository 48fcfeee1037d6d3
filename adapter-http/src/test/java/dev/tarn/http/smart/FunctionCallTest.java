package dev.tarn.http.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Functions of the embedding program. */
class FunctionCallTest {

    private static final IdentityProvider.Request REQUEST =
            new IdentityProvider.Request("http://localhost/datastore/d/r4/", "ReadResource", "abc");

    private final Semaphore ended = new Semaphore(0);

    private Map<String, Object> answer(IdentityProvider function, Duration limit) {
        return FunctionCall.answer(function, REQUEST, limit, ended::release);
    }

    @Test
    void the_answer_is_that_of_the_function() throws InterruptedException {
        assertThat(answer(request -> Map.of("token", request.bearerToken()), Duration.ofMinutes(1)))
                .containsEntry("token", "abc");
        assertThat(ended.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void a_function_that_takes_too_long_is_interrupted_and_has_ended_only_when_it_returns()
            throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        IdentityProvider slow = request -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return Map.of();
        };

        assertThatExceptionOfType(IdentityProviderException.class)
                .isThrownBy(() -> answer(slow, Duration.ofMillis(20)))
                .matches(IdentityProviderException::isTimeout);

        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(ended.availablePermits()).isZero();
        goOn.countDown();
        assertThat(ended.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void a_function_that_throws_or_returns_null_has_failed() {
        for (IdentityProvider function : new IdentityProvider[] {
            request -> {
                throw new IllegalStateException(request.bearerToken());
            },
            request -> null
        }) {
            assertThatExceptionOfType(IdentityProviderException.class)
                    .isThrownBy(() -> answer(function, Duration.ofMinutes(1)))
                    .withMessage("The identity provider function failed.")
                    .matches(failure -> !failure.isTimeout());
        }
        assertThatExceptionOfType(StackOverflowError.class)
                .as("an error of the virtual machine is not one of the function")
                .isThrownBy(() -> answer(
                        request -> {
                            throw new StackOverflowError();
                        },
                        Duration.ofMinutes(1)));
    }
}
