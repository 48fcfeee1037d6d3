package dev.tarn.http.recording;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.operation.AwsOperation;
import dev.tarn.http.caller.AuthorizationHeader;
import dev.tarn.http.connection.Exchange;
import dev.tarn.http.connection.ExchangeObserver;
import dev.tarn.http.connection.RequestFacts;
import dev.tarn.http.error.Excerpt;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.ports.request.RecentRequests;
import dev.tarn.ports.request.RecordedBody;
import dev.tarn.ports.request.RecordedRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Records each exchange, but not those of the tools for tests, which would displace what a test looks for. */
public final class RequestRecorder implements ExchangeObserver {

    private static final String TOOLS = "/_tarn/";

    private final RecentRequests requests;
    private final Scope usual;

    /**
     * A recorder.
     *
     * @param usual the account and region of a caller whose credentials name none
     */
    public RequestRecorder(RecentRequests requests, Scope usual) {
        this.requests = requests;
        this.usual = usual;
    }

    @Override
    public boolean wantsBodies() {
        return requests.hasBodies();
    }

    @Override
    public void answered(Exchange exchange, int status, AnswerBytes body) {
        record(exchange, OptionalInt.of(status), body);
    }

    @Override
    public void disconnected(Exchange exchange) {
        record(exchange, OptionalInt.empty(), AnswerBytes.NONE);
    }

    private void record(Exchange exchange, OptionalInt status, AnswerBytes body) {
        HttpServerRequest request = exchange.request();
        String path = String.valueOf(request.path());
        if (path.startsWith(TOOLS)) {
            return;
        }
        long nanos = System.nanoTime() - exchange.begin();
        RequestFacts facts = exchange.facts();
        Optional<Caller> caller = facts.caller().or(() -> named(request));
        Optional<String> query = Optional.ofNullable(request.query()).map(Redaction::query);
        // Other requests, such as those for a token, can have secrets in their bodies.
        boolean bodies = wantsBodies()
                && facts.operation()
                        .filter(known -> known.service() == AwsOperation.Service.HEALTHLAKE)
                        .isPresent();
        Optional<RecordedBody> sent =
                bodies ? Optional.of(recorded(facts.body(), facts.bodyLength())) : Optional.empty();
        Optional<RecordedBody> answered = bodies
                ? Optional.of(recorded(
                        body.slices().next((int) Math.min(RecordedBody.MOST, body.length())), body.length()))
                : Optional.empty();
        Instant time = Instant.now().minusNanos(nanos);
        requests.add(sequence -> new RecordedRequest(
                sequence,
                time,
                request.method().name(),
                Excerpt.of(path, Redaction.MOST),
                query,
                facts.operation(),
                caller,
                status,
                Duration.ofNanos(nanos),
                exchange.id(),
                sent,
                answered));
    }

    private static RecordedBody recorded(byte[] beginning, long length) {
        return new RecordedBody(new String(beginning, StandardCharsets.UTF_8), length);
    }

    /** {@return the caller of a request that was rejected before its handler looked for one} */
    private Optional<Caller> named(HttpServerRequest request) {
        @Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(AuthorizationHeader.caller(authorization, usual));
        } catch (Refusal malformed) {
            return Optional.empty();
        }
    }
}
