package dev.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarn.ports.admin.BackupSummary;
import dev.tarn.ports.admin.Health;
import dev.tarn.ports.bucket.BucketStore;
import dev.tarn.ports.event.EventFeed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A server with a stub behind it, and a client for it. */
public final class Tarn implements AutoCloseable {

    public static final String AUTHORIZATION = authorization("AKIDEXAMPLE", "us-east-1");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();

    public final StubHealthLake stub = new StubHealthLake();
    public final AtomicInteger resets = new AtomicInteger();
    public final AtomicInteger resetsOfAll = new AtomicInteger();
    public final List<Path> backups = new CopyOnWriteArrayList<>();
    public final HealthLakeServer server;
    public volatile Health health = Health.UP;

    private Tarn(HttpSettings settings, EventFeed watch, Optional<BucketStore> objects) {
        ServerControl control = new ServerControl() {
            @Override
            public void reset() {
                resets.incrementAndGet();
            }

            @Override
            public void resetAll() {
                resetsOfAll.incrementAndGet();
            }

            @Override
            public Health health() {
                return health;
            }

            @Override
            public BackupSummary backup(Path directory) {
                backups.add(directory);
                return new BackupSummary(directory, 4096, Instant.parse("2026-01-02T03:04:05Z"), Duration.ofMillis(17));
            }

            @Override
            public String version() {
                return "1.2.3-test";
            }
        };
        server = HealthLakeServer.start(HttpEngine.begin(), settings, stub, watch, control, objects);
    }

    public static Tarn start() {
        return start(settings -> settings);
    }

    public static Tarn start(UnaryOperator<HttpSettings> change) {
        return start(change, EventFeed.EMPTY);
    }

    public static Tarn start(UnaryOperator<HttpSettings> change, EventFeed watch) {
        return new Tarn(change.apply(HttpSettings.LOCAL.grace(Duration.ofSeconds(1))), watch, Optional.empty());
    }

    /** Starts a server with objects for clients of S3. */
    public static Tarn start(UnaryOperator<HttpSettings> change, BucketStore objects) {
        return new Tarn(
                change.apply(HttpSettings.LOCAL.grace(Duration.ofSeconds(1))), EventFeed.EMPTY, Optional.of(objects));
    }

    /** An answer; a body that is no JSON is a missing node. */
    public record Reply(int status, HttpResponse<byte[]> response, JsonNode body) {

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** {@return the type of the error, without its namespace} */
        public String error() {
            return body.path("__type").asText().replaceFirst(".*#", "");
        }

        public String message() {
            return body.path("Message").asText();
        }
    }

    public static String authorization(String accessKey, String region) {
        return "AWS4-HMAC-SHA256 Credential=" + accessKey + "/20261121/" + region
                + "/healthlake/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=00ff";
    }

    /** Calls an operation as an SDK does. */
    public Reply call(String operation, Object body) {
        return send(aws(operation, body.toString()));
    }

    /** Calls an operation with a right request; {@return the body of its answer, which has succeeded} */
    public JsonNode callValid(String operation) {
        Reply reply = call(operation, Requests.valid(operation));
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/x-amz-json-1.0");
        assertThat(reply.header("x-amzn-RequestId")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        return reply.body();
    }

    /** Calls an operation as an SDK does, and does not wait. */
    public CompletableFuture<Reply> callLater(String operation, Object body) {
        return CLIENT.sendAsync(aws(operation, body.toString()).build(), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(Tarn::reply);
    }

    /** {@return a request as an SDK makes it, to be spoilt} */
    public HttpRequest.Builder aws(String operation, String body) {
        return to("/").header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "HealthLake." + operation)
                .header("Authorization", AUTHORIZATION)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(60));
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            return reply(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        try {
            return new Reply(response.statusCode(), response, MAPPER.readTree(response.body()));
        } catch (IOException e) {
            return new Reply(response.statusCode(), response, MAPPER.missingNode());
        }
    }

    /** Sees that the answer is this error, told in the same way by its status, its body and its header. */
    public static void refused(Reply reply, int status, String type) {
        assertThat(reply.error()).isEqualTo(type);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("x-amzn-ErrorType")).isEqualTo(type);
        assertThat(reply.header("x-amzn-RequestId")).isNotEmpty();
        assertThat(reply.message()).isNotEmpty();
    }

    @Override
    public void close() {
        server.close();
    }
}
