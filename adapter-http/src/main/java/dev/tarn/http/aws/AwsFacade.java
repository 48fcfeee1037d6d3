package dev.tarn.http.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.domain.account.Caller;
import dev.tarn.http.access.AccessControl;
import dev.tarn.http.caller.Authenticator;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.Exchange;
import dev.tarn.http.connection.Workers;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Excerpt;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.filter.RequestFilter;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Json;
import dev.tarn.http.json.Members;
import dev.tarn.http.operation.Operation;
import dev.tarn.http.operation.Operations;
import dev.tarn.http.shape.PublicAddress;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.event.EventFeed;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /}: AWS JSON 1.0. The order of its checks is that of {@code decisions.md} D5: the parse, the target, the
 * authentication, the types, the constraints, and then the state of the resources.
 */
public final class AwsFacade {

    private static final CharSequence TARGET = HttpHeaders.createOptimized("X-Amz-Target");
    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    /** The body size in bytes up to which an event loop parses it in a fraction of a millisecond. */
    private static final int SHORT = 64 * 1024;

    private final HealthLakes healthLakes;
    private final EventFeed events;
    private final DescribeWait describeWait;
    private final Workers workers;
    private final Authenticator authenticator;
    private final RequestFilter filter;
    private final AccessControl access;

    /**
     * A facade.
     *
     * @param workers execute the calls
     * @param authenticator tells who makes a request
     * @param filter what can stop a valid request
     * @param access what callers may do
     */
    public AwsFacade(
            Workers workers,
            HealthLakes healthLakes,
            EventFeed events,
            DescribeWait describeWait,
            Authenticator authenticator,
            RequestFilter filter,
            AccessControl access) {
        this.healthLakes = healthLakes;
        this.events = events;
        this.describeWait = describeWait;
        this.workers = workers;
        this.authenticator = authenticator;
        this.filter = filter;
        this.access = access;
    }

    /** Answers a request, now or later. */
    public void handle(Exchange exchange, Buffer body, PublicAddress reach) {
        HttpServerRequest request = exchange.request();
        requireContentType(request.getHeader(HttpHeaders.CONTENT_TYPE));
        @Nullable String target = request.getHeader(TARGET);
        if (target != null) {
            Operations.find(target).ifPresent(known -> exchange.facts().operation(known.kind(), body));
        }
        byte[] bytes = body.getBytes();
        if (bytes.length <= SHORT) {
            pass(exchange, asked(exchange, bytes, target), reach);
        } else {
            workers.callAside(
                    () -> asked(exchange, bytes, target),
                    asked -> exchange.attempt(() -> pass(exchange, asked, reach)),
                    exchange::fail);
        }
    }

    /** A validated request. */
    private record OperationCall<Q, A>(Operation<Q, A> operation, Q request, Caller caller) {}

    private OperationCall<?, ?> asked(Exchange exchange, byte[] body, @Nullable String target) {
        ObjectNode json = Json.readRequest(body);
        Operation<?, ?> operation = operation(target);
        Caller caller = authenticator.caller(exchange.request(), body, exchange.id());
        return asked(operation, caller, Members.of(json));
    }

    private static <Q, A> OperationCall<Q, A> asked(Operation<Q, A> operation, Caller caller, Members members) {
        return new OperationCall<>(operation, operation.read(members), caller);
    }

    private void pass(Exchange exchange, OperationCall<?, ?> asked, PublicAddress reach) {
        exchange.facts().caller(asked.caller());
        filter.pass(
                exchange,
                asked.caller().scope(),
                Optional.of(asked.operation().kind()),
                () -> authorize(exchange, asked, reach));
    }

    /** Authorization comes before the wait for a job, and before the state of the resources. */
    private <Q, A> void authorize(Exchange exchange, OperationCall<Q, A> asked, PublicAddress reach) {
        if (!access.verifies(asked.caller())) {
            begin(exchange, asked, reach);
            return;
        }
        workers.call(
                () -> {
                    access.check(
                            asked.caller(),
                            Optional.of(asked.operation().kind()),
                            asked.operation().target(asked.request()),
                            reach.isSecure());
                    return asked;
                },
                allowed -> exchange.attempt(() -> begin(exchange, allowed, reach)),
                exchange::fail);
    }

    private <Q, A> void begin(Exchange exchange, OperationCall<Q, A> asked, PublicAddress reach) {
        Operation<Q, A> operation = asked.operation();
        Q request = asked.request();
        Caller caller = asked.caller();
        if (describeWait.isOn()) {
            CompletionStage<?> rest = operation.awaited(request, caller.scope(), events);
            if (!rest.toCompletableFuture().isDone()) {
                exchange.whenGone(describeWait.await(rest, () -> call(exchange, operation, request, caller, reach)));
                return;
            }
        }
        call(exchange, operation, request, caller, reach);
    }

    private <Q, A> void call(
            Exchange exchange, Operation<Q, A> operation, Q request, Caller caller, PublicAddress reach) {
        workers.call(() -> answer(operation, request, caller, reach), exchange::answer, exchange::fail);
    }

    private <Q, A> Answer answer(Operation<Q, A> operation, Q request, Caller caller, PublicAddress reach) {
        A answer = operation.call(healthLakes.of(caller), request);
        return Answer.ok(AnswerWriter.object(out -> operation.write(answer, out, reach)));
    }

    private static Operation<?, ?> operation(@Nullable String target) {
        if (target == null) {
            throw new Refusal(ErrorCode.UNKNOWN_OPERATION, "The header X-Amz-Target is missing; " + known());
        }
        return Operations.find(target)
                .orElseThrow(() -> new Refusal(ErrorCode.UNKNOWN_OPERATION, missing(target) + "; " + known()));
    }

    private static String missing(String target) {
        return Operations.isOfDataTransformation(target)
                ? "Tarn does not support data transformation, and so not the operation '" + target + "'"
                : "There is no operation '" + Excerpt.of(target) + "'";
    }

    private static String known() {
        return Operations.all().stream()
                .map(Operation::name)
                .collect(Collectors.joining(", ", "it must be HealthLake. and one of ", ""));
    }

    /** Parameters, such as a charset, are ignored ({@code control-plane.md} 3.1). */
    private static void requireContentType(@Nullable String given) {
        if (CONTENT_TYPE.equals(given)) {
            return;
        }
        if (given == null
                || !given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(CONTENT_TYPE)) {
            throw new Refusal(
                    ErrorCode.NO_OPERATIONS_HERE,
                    "The Content-Type must be " + CONTENT_TYPE
                            + (given == null ? ", and there is none" : ", not '" + Excerpt.of(given) + "'"));
        }
    }
}
