package dev.tarn.http.connection;

import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.WireError;
import dev.tarn.http.json.AnswerWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;

/** What goes back: a status, bytes of a type, and at most one header beside those that every answer has. */
public record Answer(int status, CharSequence contentType, Buffer body, Optional<Header> header) {

    /** The type of everything that AWS JSON 1.0 says. */
    public static final CharSequence AWS_JSON = HttpHeaders.createOptimized("application/x-amz-json-1.0");

    /** The type of what is not AWS's. */
    public static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private static final CharSequence ERROR_TYPE = HttpHeaders.createOptimized("x-amzn-ErrorType");

    /** A header. */
    public record Header(CharSequence name, CharSequence value) {}

    /** {@return the answer of an operation that succeeded} */
    public static Answer ok(byte[] json) {
        return of(200, AWS_JSON, json);
    }

    /** {@return an answer without a header of its own} */
    public static Answer of(int status, CharSequence contentType, byte[] json) {
        return new Answer(status, contentType, Buffer.buffer(json), Optional.empty());
    }

    /** {@return an error: its type in the body and in a header, which agree} */
    public static Answer error(WireError error) {
        byte[] json = AnswerWriter.object(out -> {
            out.text("__type", error.code().type());
            out.text("Message", error.message());
        });
        Header header = new Header(ERROR_TYPE, error.code().shortName());
        return new Answer(error.code().status(), AWS_JSON, Buffer.buffer(json), Optional.of(header));
    }

    /** {@return an error in these words} */
    public static Answer error(ErrorCode code, String message) {
        return error(new WireError(code, message));
    }

    /** {@return this with another header in the place of the one it has} */
    public Answer with(CharSequence name, CharSequence value) {
        return new Answer(status, contentType, body, Optional.of(new Header(name, value)));
    }
}
