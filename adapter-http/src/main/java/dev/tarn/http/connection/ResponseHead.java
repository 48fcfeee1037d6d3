package dev.tarn.http.connection;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/** Writes the head of an answer, with everything but the length. */
final class ResponseHead {

    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-amzn-RequestId");

    /** The status of {@link #fail}. */
    static final int FAILED = 500;

    private static final int UNAVAILABLE = 503;

    /** {@code Retry-After} in seconds: an overload has most likely passed by then. */
    private static final CharSequence SOON = HttpHeaders.createOptimized("1");

    private ResponseHead() {}

    /**
     * Writes the head.
     *
     * @param last whether the connection is closed afterwards
     * @throws IllegalArgumentException for a header that cannot be sent
     */
    static void write(Answer answer, Exchange exchange, boolean last) {
        HttpServerResponse response = exchange.request().response().setStatusCode(answer.status());
        response.putHeader(REQUEST_ID, exchange.id());
        CharSequence otherIdHeader = exchange.errorFormat().requestIdHeader();
        if (otherIdHeader != null) {
            response.putHeader(otherIdHeader, exchange.id());
        }
        response.putHeader(HttpHeaders.DATE, exchange.connection().date());
        List<Answer.Header> headers = answer.headers();
        for (int i = 0; i < headers.size(); i++) {
            response.putHeader(headers.get(i).name(), headers.get(i).value());
        }
        if (answer.status() == UNAVAILABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, SOON);
        }
        if (last) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    /** Answers 500 in the place of an answer whose head could not be written; the connection is to be closed. */
    static Future<Void> fail(HttpServerResponse response) {
        response.headers().clear();
        return response.setStatusCode(FAILED)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader(HttpHeaders.CONTENT_LENGTH, "0")
                .end();
    }
}
