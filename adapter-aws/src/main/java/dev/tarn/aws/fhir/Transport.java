package dev.tarn.aws.fhir;

import dev.tarn.ports.fhir.ResourceJson;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * HTTP/1.1 over the JDK's client: the SDK's client on the JDK's URL connections cannot send PATCH. Thread-safe; must be
 * closed. The client is made with the first request, so that callers without FHIR do not pay for it.
 */
final class Transport implements AutoCloseable {

    private final Duration timeout;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "tarn-aws-fhir");
        thread.setDaemon(true);
        return thread;
    });

    private volatile Optional<HttpClient> client = Optional.empty();

    /** @param timeout how long one attempt waits for bytes that do not come */
    Transport(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * {@return the answer, whatever its status}
     *
     * @throws SdkException for a connection that fails, as the SDK's own clients report it, and for a thread that is
     *     interrupted; one that was interrupted before sends nothing
     */
    FhirReply send(HttpRequest request) {
        if (Thread.currentThread().isInterrupted()) {
            throw AbortedException.create("Interrupted");
        }
        AtomicLong parts = new AtomicLong();
        CompletableFuture<HttpResponse<byte[]>> answer = client().sendAsync(request, head -> new Progress(parts));
        try {
            HttpResponse<byte[]> response = await(answer, parts);
            return new FhirReply(response.statusCode(), response.headers(), ResourceJson.of(response.body()));
        } catch (ExecutionException e) {
            throw failure(e.getCause() instanceof IOException io ? io : new IOException(e.getCause()), request);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failure(new SocketTimeoutException("No bytes within " + timeout), request);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw AbortedException.create("Interrupted", e);
        }
    }

    /** The JDK's own timeout ends with the headers: a body that stops would be awaited without a limit. */
    private <T> T await(CompletableFuture<T> answer, AtomicLong parts)
            throws ExecutionException, InterruptedException, TimeoutException {
        while (true) {
            long before = parts.get();
            try {
                return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (parts.get() == before) {
                    throw e;
                }
            }
        }
    }

    private static SdkException failure(IOException cause, HttpRequest request) {
        IOException known = cause;
        if (cause instanceof ConnectException && cause.getCause() instanceof UnresolvedAddressException) {
            known = new UnknownHostException(request.uri().getHost());
            known.initCause(cause);
        } else if (cause instanceof ConnectException && cause.getCause() instanceof ConnectException refused) {
            known = refused;
        }
        return SdkClientException.create("The request failed", known);
    }

    private HttpClient client() {
        return client.orElseGet(this::open);
    }

    private synchronized HttpClient open() {
        HttpClient opened = client.orElseGet(() -> HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .executor(threads)
                .build());
        client = Optional.of(opened);
        return opened;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
