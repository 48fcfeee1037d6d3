package dev.tarn.http.s3;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.operation.S3Operation;
import dev.tarn.http.connection.BodyReader;
import dev.tarn.http.connection.BodySource;
import dev.tarn.http.connection.Exchange;
import dev.tarn.http.connection.StreamedBody;
import dev.tarn.http.connection.Workers;
import dev.tarn.http.s3.operation.RequestedOperation;
import dev.tarn.http.s3.operation.S3Answer;
import dev.tarn.http.s3.operation.S3Operations;
import dev.tarn.http.s3.request.S3Request;
import dev.tarn.http.s3.signature.S3Authenticator;
import dev.tarn.http.s3.signature.S3Signature;
import dev.tarn.ports.bucket.BucketStore;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** The S3 API, for requests that are signed for S3. With authorization, every head is verified before its body is read. */
public final class S3Facade {

    private final Workers workers;
    private final S3Operations operations;
    private final Scope usual;
    private final @Nullable S3Authenticator authenticator;

    /**
     * A facade.
     *
     * @param usual the account and region of requests whose credentials name none
     * @param authenticator verifies signatures; null if they are not verified
     */
    public S3Facade(Workers workers, BucketStore store, Scope usual, @Nullable S3Authenticator authenticator) {
        this.workers = workers;
        this.operations = new S3Operations(store, usual.region().value());
        this.usual = usual;
        this.authenticator = authenticator;
    }

    /**
     * {@return how the body of a request is read, which leads to its answer: an upload as a stream}
     *
     * @param virtualBucket the bucket that the host names; empty for path style
     */
    public BodyReader reader(Exchange exchange, String virtualBucket) {
        @Nullable S3Signature signature = authenticator == null ? null : authenticator.verify(exchange.request());
        S3Request request = S3Request.of(exchange.request(), virtualBucket);
        if (signature == null) {
            exchange.facts().caller(Caller.in(request.scope(usual)));
        } else {
            exchange.facts().caller(signature.caller());
            request = request.signed(signature.chunks());
        }
        return reader(exchange, request, signature);
    }

    private BodyReader reader(Exchange exchange, S3Request request, @Nullable S3Signature signature) {
        S3Operation operation = RequestedOperation.of(request);
        exchange.facts().operation(operation);
        return operation.isUpload()
                ? new StreamedBody(workers, operations.sink(operation, request))
                : BodyReader.whole(body -> handle(exchange, operation, request, signature, body));
    }

    private void handle(
            Exchange exchange, S3Operation operation, S3Request request, @Nullable S3Signature signature, Buffer body) {
        byte[] bytes = body.getBytes();
        workers.callBlocking(
                () -> {
                    if (signature != null) {
                        signature.requireBody(bytes);
                    }
                    return operations.answer(operation, request, bytes);
                },
                answer -> send(exchange, answer),
                exchange::fail);
    }

    private void send(Exchange exchange, S3Answer answer) {
        @Nullable BodySource source = answer.source().orElse(null);
        if (source == null) {
            exchange.answer(answer.head());
        } else {
            exchange.answer(answer.head(), answer.length(), source, workers);
        }
    }
}
