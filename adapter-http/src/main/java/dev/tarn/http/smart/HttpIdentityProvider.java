package dev.tarn.http.smart;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
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
        var pending = Client.SHARED
                .sendAsync(call, HttpResponse.BodyHandlers.ofInputStream())
                .thenApplyAsync(HttpIdentityProvider::body);
        try {
            return StrictJson.object(pending.get(limit.toMillis(), TimeUnit.MILLISECONDS))
                    .orElseThrow(IdentityProviderException::failed);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw IdentityProviderException.timeout();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HttpTimeoutException
                    ? IdentityProviderException.timeout()
                    : IdentityProviderException.failed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw IdentityProviderException.failed();
        }
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

    private static byte[] body(HttpResponse<InputStream> response) {
        try (InputStream in = response.body()) {
            byte[] body = in.readNBytes(MOST_BYTES + 1);
            boolean failed = response.statusCode() != 200
                    || body.length > MOST_BYTES
                    || response.headers().firstValue("X-Amz-Function-Error").isPresent();
            if (failed) {
                throw IdentityProviderException.failed();
            }
            return body;
        } catch (IOException e) {
            throw IdentityProviderException.failed();
        }
    }
}
