package dev.tarn.http.smart;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function behind a URL: the Lambda runtime interface emulator, SAM or LocalStack, or any web server. The event is the body
 * of a POST. Redirects are not followed. Thread-safe.
 *
 * @param limit how long the function may take
 */
record HttpIdentityProvider(URI url, Duration limit) implements IdentityProvider {

    private static final int MOST_BYTES = 256 * 1024;

    /** Made at the first bearer token: a server that has none needs no client. */
    private static final class Client {
        private static final HttpClient SHARED = HttpClient.newBuilder()
                // An upgrade to HTTP/2 would share one connection, which cancelling one exchange does not close.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Map<String, Object> answer(Request request) {
        HttpRequest call = HttpRequest.newBuilder(url)
                .timeout(limit)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(event(request)))
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                Client.SHARED.sendAsync(call, answer -> new LimitedBody(MOST_BYTES));
        try {
            return object(exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            // Ends the exchange wherever it is, also in the body.
            exchange.cancel(true);
            throw IdentityProviderException.timeout();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HttpTimeoutException
                    ? IdentityProviderException.timeout()
                    : IdentityProviderException.failed();
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw IdentityProviderException.failed();
        }
    }

    private static Map<String, Object> object(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200
                || response.headers().firstValue("X-Amz-Function-Error").isPresent()) {
            throw IdentityProviderException.failed();
        }
        return StrictJson.object(response.body()).orElseThrow(IdentityProviderException::failed);
    }

    private static byte[] event(Request request) {
        Map<String, String> event = new LinkedHashMap<>();
        event.put("datastoreEndpoint", request.datastoreEndpoint());
        event.put("operationName", request.operationName());
        event.put("bearerToken", request.bearerToken());
        try {
            return StrictJson.MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is JSON", e);
        }
    }
}
