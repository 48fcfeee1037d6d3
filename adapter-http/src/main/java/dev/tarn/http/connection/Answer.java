package dev.tarn.http.connection;

import dev.tarn.domain.fault.FaultEffect.ErrorResponse;
import dev.tarn.domain.fault.FaultErrorCode;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.WireError;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.http.json.AnswerWriter;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/**
 * An HTTP response.
 *
 * @param headers the headers beside those of every answer; include the {@code Content-Type} if there is a body
 */
public record Answer(int status, List<Header> headers, AnswerBytes body) {

    private static final List<Header> AWS_JSON =
            List.of(typed(HttpHeaders.createOptimized("application/x-amz-json-1.0")));
    private static final List<Header> JSON = List.of(typed(HttpHeaders.createOptimized("application/json")));
    private static final CharSequence ERROR_TYPE = HttpHeaders.createOptimized("x-amzn-ErrorType");

    /** A header. */
    public record Header(CharSequence name, CharSequence value) {}

    /** {@return the answer of an operation that succeeded} */
    public static Answer ok(byte[] json) {
        return new Answer(200, AWS_JSON, AnswerBytes.of(json));
    }

    /** {@return an answer outside the AWS protocol} */
    public static Answer json(int status, byte[] json) {
        return new Answer(status, JSON, AnswerBytes.of(json));
    }

    /** {@return the head of an answer whose body is written over time} */
    static Answer streamed(CharSequence contentType) {
        return new Answer(200, List.of(typed(contentType)), AnswerBytes.NONE)
                .with(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** {@return an error, with the same type in the body and in a header} */
    public static Answer error(WireError error) {
        return error(error, "Message");
    }

    /**
     * {@return an error of the framework that verifies signatures, which writes {@code message} in lower case ({@code
     * decisions.md} D53)}
     */
    static Answer signatureError(WireError error) {
        return error(error, "message");
    }

    private static Answer error(WireError error, String messageName) {
        byte[] json = AnswerWriter.object(out -> {
            out.text("__type", error.code().type());
            out.text(messageName, error.message());
        });
        return new Answer(error.code().status(), AWS_JSON, AnswerBytes.of(json))
                .with(ERROR_TYPE, error.code().shortName());
    }

    /** {@return an error with this message} */
    public static Answer error(ErrorCode code, String message) {
        return error(new WireError(code, message));
    }

    /** {@return an error that a fault injected} */
    static Answer injected(ErrorResponse error) {
        boolean modelled = FaultErrorCode.find(error.code())
                .map(FaultErrorCode::isModelled)
                .orElse(false);
        byte[] json = AnswerWriter.object(out -> {
            out.text("__type", (modelled ? "com.amazonaws.healthlake#" : "com.amazon.coral.service#") + error.code());
            out.text("Message", error.text());
        });
        return new Answer(error.status(false), AWS_JSON, AnswerBytes.of(json)).with(ERROR_TYPE, error.code());
    }

    /** {@return this with one header more} */
    public Answer with(CharSequence name, CharSequence value) {
        List<Header> more = new ArrayList<>(headers.size() + 1);
        more.addAll(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, body);
    }

    private static Header typed(CharSequence contentType) {
        return new Header(HttpHeaders.CONTENT_TYPE, contentType);
    }
}
