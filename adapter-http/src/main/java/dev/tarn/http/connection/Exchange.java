package dev.tarn.http.connection;

import dev.tarn.domain.fault.FaultEffect.Disconnect;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.ports.request.RecordedBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * One request and its one answer. Confined to the event loop of its connection; it can be answered from a later task of
 * the loop.
 */
public final class Exchange {

    /** A streamed body must have so many bytes within the time limit of a body. */
    private static final int PROGRESS = 64 * 1024;

    /** The phase of an exchange, which determines its timeout. */
    enum Phase {
        /** The body is being received. */
        READING,
        /** The answer is being computed, without a timeout. */
        ANSWERING,
        /** The answer is being sent. */
        SENDING,
        /** The answer was sent; the rest of a refused body is discarded. */
        DRAINING
    }

    private enum After {
        KEEP,
        CLOSE,
        DRAIN_AND_CLOSE
    }

    private final HttpServerRequest request;
    private final Connection connection;
    private final ErrorFormat errorFormat;
    private final AdmissionControl load;
    private final ExchangeObserver observer;
    private final RequestFacts facts;
    private final String id = RequestId.next();
    private final long begin = System.nanoTime();
    private Phase phase = Phase.READING;
    private long since = begin;
    private boolean complete;
    private After after = After.KEEP;
    private @Nullable Runnable whenGone;
    private long held;
    private @Nullable AnswerBudget budget;
    private @Nullable Runnable endOfAnswer;
    private @Nullable Runnable whenBodyStops;
    private long receivedBytes;
    private long sending;
    private boolean truncated;

    Exchange(
            HttpServerRequest request,
            Connection connection,
            ErrorFormat errorFormat,
            AdmissionControl load,
            ExchangeObserver observer) {
        this.request = request;
        this.connection = connection;
        this.errorFormat = errorFormat;
        this.load = load;
        this.observer = observer;
        this.facts = new RequestFacts(observer.wantsBodies() ? RecordedBody.MOST : 0);
    }

    /** {@return the request; its body is elsewhere} */
    public HttpServerRequest request() {
        return request;
    }

    /** {@return the id under which the caller and the log know this request} */
    public String id() {
        return id;
    }

    /** {@return what is known about the request, to be completed by its handlers} */
    public RequestFacts facts() {
        return facts;
    }

    /** {@return when the head of the request arrived, by {@link System#nanoTime}} */
    public long begin() {
        return begin;
    }

    /**
     * Registers a callback that runs at most once, if the caller disconnects before the answer; then no answer is
     * needed.
     */
    public void whenGone(Runnable action) {
        whenGone = action;
    }

    /** Sends the answer. Only the first answer is sent, because a timeout may have answered before. */
    public void answer(Answer answer) {
        send(answer, keepOrClose());
    }

    private After keepOrClose() {
        return connection.isEnding() ? After.CLOSE : After.KEEP;
    }

    /**
     * Begins an answer whose body is written over time; its end closes the connection. It has no timeout: the caller writes
     * at times, which shows that the client is gone.
     */
    public StreamedAnswer stream(CharSequence contentType) {
        letGo();
        connection.ending();
        Answer head = Answer.streamed(contentType);
        ResponseHead.write(head, this, true);
        observer.answered(this, head.status(), head.body());
        return new StreamedAnswer(request.response().setChunked(true), connection);
    }

    /** Closes the connection in the middle of the body of the answer that is sent later, for an injected fault. */
    public void truncateAnswer() {
        truncated = true;
    }

    /** Breaks the connection instead of answering, for an injected fault. */
    public void disconnect(Disconnect.Kind kind) {
        if (!isAnswered()) {
            letGo();
            enter(Phase.SENDING);
            observer.disconnected(this);
            connection.disconnect(kind);
        }
    }

    /** Nothing is expected of the client until {@link #endDelay}: no timeout applies. */
    void beginDelay() {
        enter(Phase.ANSWERING);
    }

    /** The body is read from now on. */
    void endDelay() {
        whenGone = null;
        enter(Phase.READING);
    }

    /** Answers with a failure. */
    public void fail(Throwable failure) {
        answer(errorFormat.failure(failure, id));
    }

    /** Runs an action that may answer; an exception becomes the answer, so that every request is answered. */
    public void attempt(Runnable action) {
        try {
            action.run();
        } catch (Throwable failure) {
            fail(failure);
        }
    }

    /** Answers with an error and closes the connection, because its further input cannot be trusted. */
    void refuse(ErrorCode code, String message) {
        send(refusal(code, message), After.CLOSE);
    }

    /**
     * Answers with an error while the body is still being received; the rest is drained before the connection is
     * closed.
     */
    void refuseBody(ErrorCode code, String message) {
        send(refusal(code, message), complete ? After.CLOSE : After.DRAIN_AND_CLOSE);
    }

    private Answer refusal(ErrorCode code, String message) {
        return errorFormat.failure(new Refusal(code, message), id);
    }

    /** {@return the format of errors} */
    public ErrorFormat errorFormat() {
        return errorFormat;
    }

    /** {@return the remaining budget of the request} */
    public AnswerBudget budget() {
        AnswerBudget known = budget;
        if (known == null) {
            known = new AnswerBudget(load);
            budget = known;
        }
        return known;
    }

    private void releaseAnswer() {
        if (budget != null) {
            budget.release();
        }
    }

    /** {@return how many bytes the body may have} */
    int bodyLimit(HttpLimits limits) {
        return errorFormat.bodyLimit(limits);
    }

    /**
     * {@return whether the byte budget has room for the body, which is refused otherwise; the bytes are released when they
     * are no longer needed}
     */
    boolean hold(int bytes, HttpLimits limits) {
        boolean room = load.take(bytes, limits.bodies());
        if (room) {
            held += bytes;
        } else {
            refuseBody(
                    ErrorCode.SERVICE_UNAVAILABLE,
                    "Bodies of " + limits.bodies() + " bytes together are under way already; try again later");
        }
        return room;
    }

    private void letGo() {
        load.giveBack(held);
        held = 0;
    }

    /** The request was received completely. */
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

    /** The connection is closed. Code that computes the answer still holds the body; its answer is discarded. */
    void gone() {
        if (isAnswered()) {
            Runnable writing = endOfAnswer;
            if (writing != null) {
                writing.run();
                releaseAnswer();
            }
            return;
        }
        boolean worksOn = phase == Phase.ANSWERING && whenGone == null;
        observer.disconnected(this);
        enter(Phase.SENDING);
        if (!worksOn) {
            letGo();
        }
        stopBody();
        Runnable told = whenGone;
        if (told != null) {
            told.run();
        }
    }

    Phase phase() {
        return phase;
    }

    long since() {
        return since;
    }

    private void send(Answer answer, After then) {
        letGo();
        if (isAnswered()) {
            if (endOfAnswer == null) {
                releaseAnswer();
            }
            return;
        }
        boolean head = request.method().equals(HttpMethod.HEAD);
        boolean isLong = !head && answer.body().length() > AnswerLimits.SHORT;
        if (isLong) {
            try {
                budget().holdAll(answer.body().length());
            } catch (Refusal full) {
                send(errorFormat.failure(full, id), then);
                return;
            }
        }
        HttpServerResponse response = begin(answer, then);
        sending = answer.body().length();
        if ((head || isLong || truncated) && !response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(sending));
        }
        if (truncated && !head) {
            sendHalf(response, answer.body().whole());
        } else if (isLong) {
            SlicedAnswer sliced = new SlicedAnswer(response, answer.body(), this::sent);
            endOfAnswer = sliced::end;
            sliced.write();
        } else {
            Buffer body = Buffer.buffer(head ? 0 : (int) sending);
            if (!head) {
                answer.body().writeTo(body::appendBytes);
            }
            response.end(body).onComplete(done -> sent());
        }
    }

    /** Begins to answer, with everything of the head but the length. */
    private HttpServerResponse begin(Answer answer, After then) {
        after = then;
        enter(Phase.SENDING);
        stopBody();
        HttpServerResponse response = request.response();
        try {
            ResponseHead.write(answer, this, after != After.KEEP);
            observer.answered(this, answer.status(), answer.body());
        } catch (IllegalArgumentException unsendable) {
            // Such as a header that another program stored with an object; without this, the client would wait.
            after = After.CLOSE;
            observer.answered(this, ResponseHead.FAILED, AnswerBytes.NONE);
            ResponseHead.fail(response).onComplete(done -> sent());
            throw unsendable;
        }
        if (after != After.KEEP) {
            connection.ending();
        }
        return response;
    }

    /**
     * Sends an answer whose body is read while it is sent. The source is closed at the end, also if nothing is sent.
     *
     * @param head the answer without its body
     * @param length of the body in bytes, more than 0
     * @param workers read the source
     */
    public void answer(Answer head, long length, BodySource source, Workers workers) {
        letGo();
        HttpServerResponse response = null;
        try {
            if (!isAnswered()) {
                budget().holdAll(2L * BodySourceAnswer.SLICE);
                response = begin(head, keepOrClose());
            }
        } catch (Refusal full) {
            fail(full);
        } finally {
            if (response == null) {
                BodySourceAnswer.close(source, workers);
            }
        }
        if (response != null) {
            stream(response, length, source, workers);
        }
    }

    private void stream(HttpServerResponse response, long length, BodySource source, Workers workers) {
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        long sent = truncated ? Math.max(1, length / 2) : length;
        BodySourceAnswer streamed =
                new BodySourceAnswer(response, sent, source, workers, this::progressed, complete -> {
                    if (!complete || truncated) {
                        after = After.CLOSE; // A body that is cut off is only seen at a closed connection.
                    }
                    sent();
                });
        endOfAnswer = streamed::end;
        streamed.write();
    }

    /** Answers with a failure, also while the body is still being received; its rest is then drained. */
    void failBody(Throwable failure) {
        send(errorFormat.failure(failure, id), complete ? keepOrClose() : After.DRAIN_AND_CLOSE);
    }

    /** Registers an action that runs once if the exchange is answered, or the connection closed, before the body's end. */
    void whenBodyStops(Runnable action) {
        whenBodyStops = action;
    }

    private void stopBody() {
        Runnable told = whenBodyStops;
        whenBodyStops = null;
        if (told != null && !complete) {
            told.run();
        }
    }

    /** Bytes of a streamed body have arrived; after each {@value #PROGRESS} of them the time limit begins anew. */
    void received(int bytes) {
        receivedBytes += bytes;
        if (receivedBytes >= PROGRESS) {
            receivedBytes = 0;
            progressed();
        }
    }

    /** The time limit of the phase begins anew, since a stream has progressed. */
    void progressed() {
        since = System.nanoTime();
    }

    private void sendHalf(HttpServerResponse response, byte[] body) {
        response.write(Buffer.buffer(body).slice(0, body.length / 2)).onComplete(done -> {
            releaseAnswer();
            connection.close();
        });
    }

    /** {@return the size in bytes of the answer that is being sent} */
    long sending() {
        return sending;
    }

    private void sent() {
        releaseAnswer();
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
