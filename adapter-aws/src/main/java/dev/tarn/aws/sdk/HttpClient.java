package dev.tarn.aws.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The SDK's client on the JDK's connections, with one fault mended: where a kept connection turns out to be closed while
 * a body is sent, that client throws an {@link UncheckedIOException} past the SDK, which would try again. So it is tried
 * again here, until a connection is fresh; only then it is a failure for the SDK, as an {@link IOException}.
 */
record HttpClient(SdkHttpClient client) implements SdkHttpClient {

    /** How many idle connections to a host the JDK keeps: at most that many in a row can turn out to be closed. */
    private static final int KEPT = 5;

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Request(client, request);
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    /** A request, begun anew for each kept connection that turns out to be closed. */
    private static final class Request implements ExecutableHttpRequest {

        private final SdkHttpClient client;
        private final HttpExecuteRequest content;
        private volatile ExecutableHttpRequest attempt;

        private Request(SdkHttpClient client, HttpExecuteRequest content) {
            this.client = client;
            this.content = content;
            this.attempt = client.prepareRequest(content);
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            for (int closed = 0; ; closed++) {
                try {
                    return attempt.call();
                } catch (UncheckedIOException e) {
                    if (closed == KEPT) {
                        throw e.getCause();
                    }
                    attempt = client.prepareRequest(content);
                }
            }
        }

        @Override
        public void abort() {
            attempt.abort();
        }
    }
}
