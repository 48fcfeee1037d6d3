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
import dev.tarn.ports.bucket.BucketStore;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The S3 API, for requests that are signed for S3. Signatures are not verified yet, nor when a presigned URL expires; both
 * belong at the beginning of {@link #reader}, which sees the head of every request.
 */
public final class S3Facade {

    private final Workers workers;
    private final S3Operations operations;
    private final Scope usual;

    /**
     * A facade.
     *
     * @param usual the account and region of requests whose credentials name none
     */
    public S3Facade(Workers workers, BucketStore store, Scope usual) {
        this.workers = workers;
        this.operations = new S3Operations(store, usual.region().value());
        this.usual = usual;
    }

    /**
     * {@return how the body of a request is read, which leads to its answer: an upload as a stream}
     *
     * @param virtualBucket the bucket that the host names; empty for path style
     */
    public BodyReader reader(Exchange exchange, String virtualBucket) {
        S3Request request = S3Request.of(exchange.request(), virtualBucket);
        exchange.facts().caller(Caller.in(request.scope(usual)));
        S3Operation operation = RequestedOperation.of(request);
        exchange.facts().operation(operation);
        return operation.isUpload()
                ? new StreamedBody(workers, operations.sink(operation, request))
                : BodyReader.whole(body -> handle(exchange, operation, request, body));
    }

    private void handle(Exchange exchange, S3Operation operation, S3Request request, Buffer body) {
        byte[] bytes = body.getBytes();
        workers.callBlocking(
                () -> operations.answer(operation, request, bytes), answer -> send(exchange, answer), exchange::fail);
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
