package dev.tarn.http.smart;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a function of the program that embeds Tarn, on a thread of its own: it may block longer than it is waited for. */
final class FunctionCall {

    private static final Logger LOG = LoggerFactory.getLogger(FunctionCall.class);

    private FunctionCall() {}

    /**
     * {@return the answer of a function} After the time limit its thread is interrupted.
     *
     * @param ended runs when the function has ended, however late
     * @throws IdentityProviderException if the function throws, returns null or takes too long
     */
    static Map<String, Object> answer(
            IdentityProvider function, IdentityProvider.Request request, Duration limit, Runnable ended) {
        FutureTask<Map<String, Object>> task = new FutureTask<>(() -> function.answer(request));
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } finally {
                        ended.run();
                    }
                },
                "tarn-identity-function");
        thread.setDaemon(true);
        thread.start();
        try {
            Map<String, Object> answer = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                LOG.warn("The identity provider function of this program returned null; return an empty map to refuse"
                        + " a token");
                throw IdentityProviderException.failed();
            }
            return answer;
        } catch (TimeoutException e) {
            task.cancel(true);
            throw IdentityProviderException.timeout();
        } catch (ExecutionException e) {
            throw failed(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw IdentityProviderException.failed();
        }
    }

    /** The message of what the function throws is not logged, since it can have the token. */
    private static IdentityProviderException failed(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof IdentityProviderException known) {
            return known;
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        LOG.warn(
                "The identity provider function of this program threw {}{}",
                thrown.getClass().getName(),
                trace.length == 0 ? "" : " at " + trace[0]);
        return IdentityProviderException.failed();
    }
}
