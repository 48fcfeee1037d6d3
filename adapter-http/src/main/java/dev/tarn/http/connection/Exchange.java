package dev.tarn.http.connection;

import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.WireError;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * One request and its one answer. It belongs to the event loop of its connection; answer it there, from a later turn
 * of the loop if need be.
 */
public final class Exchange {

    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-amzn-RequestId");

    /** Where an exchange is; the time limits hang on it. */
    enum Phase {
        /** The body comes. */
        READING,
        /** Somebody works on the answer; it takes as long as it takes. */
        ANSWERING,
        /** The answer goes. */
        SENDING,
        /** The answer has gone; the rest of a refused body is thrown away. */
        DRAINING
    }

    private enum After {
        KEEP,
        CLOSE,
        DRAIN_AND_CLOSE
    }

    private final HttpServerRequest request;
    private final Connection connection;
    private final String id = RequestId.next();
    private Phase phase = Phase.READING;
    private long since = System.nanoTime();
    private boolean complete;
    private After after = After.KEEP;
    private Runnable whenGone = () -> {};

    Exchange(HttpServerRequest request, Connection connection) {
        this.request = request;
        this.connection = connection;
    }

    /** {@return the request; its body is elsewhere} */
    public HttpServerRequest request() {
        return request;
    }

    /** {@return the id under which the caller and the log know this request} */
    public String id() {
        return id;
    }

    /** Asks to be told, at most once, when the caller goes away unanswered. */
    public void whenGone(Runnable action) {
        whenGone = action;
    }

    /** Answers. What comes after the first answer is dropped: a timeout may have been faster. */
    public void answer(Answer answer) {
        send(answer, connection.isEnding() ? After.CLOSE : After.KEEP);
    }

    /** Answers with what went wrong. */
    public void fail(Throwable failure) {
        answer(Answer.error(WireError.of(failure, id)));
    }

    /** Does something that may answer; what it throws is the answer. A request never goes without one. */
    void attempt(Runnable action) {
        try {
            action.run();
        } catch (Throwable failure) {
            fail(failure);
        }
    }

    /** Answers an error, and closes the connection: whatever else comes on it cannot be trusted. */
    void refuse(ErrorCode code, String message) {
        send(Answer.error(code, message), After.CLOSE);
    }

    /** Answers an error while the body still comes; the rest of it is drained before the connection is closed. */
    void refuseBody(ErrorCode code, String message) {
        send(Answer.error(code, message), complete ? After.CLOSE : After.DRAIN_AND_CLOSE);
    }

    /** The request has come to its end. */
    void completed() {
        complete = true;
        if (phase == Phase.READING) {
            enter(Phase.ANSWERING);
        } else if (phase == Phase.DRAINING) {
            connection.close();
        }
    }

    Connection connection() {
        return connection;
    }

    boolean isAnswered() {
        return phase == Phase.SENDING || phase == Phase.DRAINING;
    }

    /** The connection is no more. */
    void gone() {
        if (!isAnswered()) {
            enter(Phase.SENDING);
            whenGone.run();
        }
    }

    Phase phase() {
        return phase;
    }

    long since() {
        return since;
    }

    private void send(Answer answer, After then) {
        if (isAnswered()) {
            return;
        }
        after = then;
        enter(Phase.SENDING);
        HttpServerResponse response = request.response().setStatusCode(answer.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType()).putHeader(REQUEST_ID, id);
        answer.header().ifPresent(header -> response.putHeader(header.name(), header.value()));
        if (after != After.KEEP) {
            connection.ending();
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        Buffer body = answer.body();
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        }
        response.end(body).onComplete(done -> sent());
    }

    private void sent() {
        if (after == After.KEEP) {
            connection.finished(this);
        } else if (after == After.CLOSE || complete) {
            connection.close();
        } else {
            enter(Phase.DRAINING);
        }
    }

    private void enter(Phase next) {
        phase = next;
        since = System.nanoTime();
    }
}
