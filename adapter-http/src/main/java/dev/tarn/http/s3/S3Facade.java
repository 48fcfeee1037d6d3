package dev.tarn.http.s3;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.operation.S3Operation;
import dev.tarn.http.access.AccessControl;
import dev.tarn.http.connection.BodyReader;
import dev.tarn.http.connection.BodySource;
import dev.tarn.http.connection.Exchange;
import dev.tarn.http.connection.StreamedBody;
import dev.tarn.http.connection.Workers;
import dev.tarn.http.filter.FaultFilter;
import dev.tarn.http.s3.operation.RequestedOperation;
import dev.tarn.http.s3.operation.S3Answer;
import dev.tarn.http.s3.operation.S3Operations;
import dev.tarn.http.s3.request.S3Request;
import dev.tarn.http.s3.signature.S3Authenticator;
import dev.tarn.http.s3.signature.S3Signature;
import dev.tarn.http.s3.upload.DiscardedUpload;
import dev.tarn.ports.bucket.BucketStore;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The S3 API, for requests that are signed for S3. With authorization, every head is verified before its body is read. */
public final class S3Facade {

    private final Workers workers;
    private final S3Operations operations;
    private final Scope usual;
    private final AccessControl access;
    private final @Nullable S3Authenticator authenticator;
    private final FaultFilter faults;

    /**
     * A facade.
     *
     * @param usual the account and region of requests whose credentials name none
     * @param access what callers may do
     * @param authenticator verifies signatures; null if they are not verified
     * @param faults what can stop a request
     */
    public S3Facade(
            Workers workers,
            BucketStore store,
            Scope usual,
            AccessControl access,
            @Nullable S3Authenticator authenticator,
            FaultFilter faults) {
        this.workers = workers;
        this.operations = new S3Operations(store, usual.region().value());
        this.usual = usual;
        this.access = access;
        this.authenticator = authenticator;
        this.faults = faults;
    }

    /**
     * {@return how the body of a request is read, which leads to its answer: an upload as a stream}
     *
     * @param virtualBucket the bucket that the host names; empty for path style
     */
    public BodyReader reader(Exchange exchange, String virtualBucket) {
        @Nullable S3Signature signature = authenticator == null ? null : authenticator.verify(exchange.request());
        S3Request request = S3Request.of(exchange.request(), virtualBucket);
        Caller caller = signature == null ? Caller.in(request.scope(usual)) : signature.caller();
        exchange.facts().caller(caller);
        return reader(
                exchange,
                signature == null ? request : request.signed(signature.chunks()),
                new S3Access(access, caller, exchange.request().isSSL()),
                signature);
    }

    private BodyReader reader(Exchange exchange, S3Request request, S3Access allowed, @Nullable S3Signature signature) {
        Scope scope = allowed.caller().scope();
        S3Operation operation = RequestedOperation.of(request);
        exchange.facts().operation(operation);
        allowed.require(operation, request);
        Optional<S3Uri> object = request.object();
        if (operation.isUpload()) {
            BodyReader upload = new StreamedBody(workers, operations.sink(operation, request));
            return faults.upload(
                    exchange,
                    scope,
                    operation,
                    object,
                    upload,
                    answer -> new StreamedBody(workers, new DiscardedUpload(answer)));
        }
        return BodyReader.whole(body -> faults.pass(
                exchange,
                scope,
                operation,
                object,
                () -> handle(exchange, operation, request, allowed, signature, body)));
    }

    private void handle(
            Exchange exchange,
            S3Operation operation,
            S3Request request,
            S3Access allowed,
            @Nullable S3Signature signature,
            Buffer body) {
        byte[] bytes = body.getBytes();
        workers.callBlocking(
                () -> {
                    if (signature != null) {
                        signature.requireBody(bytes);
                    }
                    return operations.answer(operation, request, bytes, allowed::requireDeletion);
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
