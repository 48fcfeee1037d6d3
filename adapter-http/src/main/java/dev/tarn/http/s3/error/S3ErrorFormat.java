package dev.tarn.http.s3.error;

import dev.tarn.domain.fault.FaultEffect.ErrorResponse;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.ErrorFormat;
import dev.tarn.http.connection.HttpLimits;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.FailureLog;
import dev.tarn.http.error.WireError;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.http.s3.xml.MalformedXml;
import dev.tarn.http.s3.xml.XmlWriter;
import dev.tarn.http.signature.SignatureRefusal;
import dev.tarn.ports.bucket.BucketException;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;

/** Errors of requests that are signed for S3: its XML, with a code that its clients know. */
public final class S3ErrorFormat implements ErrorFormat {

    /** The one instance. */
    public static final S3ErrorFormat S3 = new S3ErrorFormat();

    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-amz-request-id");

    private S3ErrorFormat() {}

    private record Told(String code, int status, String message, Map<String, String> headers) {}

    @Override
    public Answer failure(Throwable failure, String requestId) {
        Told told = told(failure, requestId);
        XmlWriter xml = XmlWriter.document()
                .open("Error")
                .text("Code", told.code())
                .text("Message", readable(told.message()))
                .text("RequestId", requestId)
                .close();
        Answer answer = new Answer(told.status(), List.of(), AnswerBytes.NONE);
        for (Map.Entry<String, String> header : told.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        if (told.status() == S3ErrorCode.NOT_MODIFIED.status()) {
            return answer;
        }
        Answer typed = answer.with(HttpHeaders.CONTENT_TYPE, XmlWriter.CONTENT_TYPE);
        return new Answer(typed.status(), typed.headers(), AnswerBytes.of(xml.bytes()));
    }

    @Override
    public Answer injected(ErrorResponse error) {
        XmlWriter xml = XmlWriter.document()
                .open("Error")
                .text("Code", error.code())
                .text("Message", readable(error.s3Text()))
                .close();
        return new Answer(error.s3Status(), List.of(), AnswerBytes.of(xml.bytes()))
                .with(HttpHeaders.CONTENT_TYPE, XmlWriter.CONTENT_TYPE);
    }

    private static Told told(Throwable failure, String requestId) {
        if (failure instanceof S3Error error) {
            return told(error.code(), error.getMessage(), error.headers());
        }
        if (failure instanceof SignatureRefusal refusal) {
            return told(S3SignatureErrors.code(refusal), S3SignatureErrors.message(refusal), Map.of());
        }
        if (failure instanceof MalformedXml malformed) {
            return told(S3ErrorCode.MALFORMED_XML, malformed.getMessage(), Map.of());
        }
        if (failure instanceof BucketException stored) {
            S3ErrorCode code = code(stored.reason());
            if (code == S3ErrorCode.INTERNAL_ERROR) {
                FailureLog.SHARED.add(requestId, stored);
            }
            return told(code, stored.getMessage(), Map.of());
        }
        WireError error = WireError.of(failure, requestId);
        // 403 is S3's status; the control plane answers 400 with the same code.
        int status =
                error.code() == ErrorCode.ACCESS_DENIED ? 403 : error.code().status();
        return new Told(text(error.code()), status, error.message(), Map.of());
    }

    /** {@return a message without the characters that XML excludes, with which clients would read no error at all} */
    public static String readable(String message) {
        StringBuilder text = new StringBuilder(message.length());
        message.codePoints()
                .map(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.SURROGATE
                                || (c & 0xFFFE) == 0xFFFE
                        ? '?'
                        : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private static Told told(S3ErrorCode code, String message, Map<String, String> headers) {
        return new Told(code.text(), code.status(), message, headers);
    }

    /** {@return the code of a failure of the store} */
    public static S3ErrorCode code(BucketException.Reason reason) {
        return switch (reason) {
            case NO_SUCH_BUCKET -> S3ErrorCode.NO_SUCH_BUCKET;
            case NO_SUCH_KEY -> S3ErrorCode.NO_SUCH_KEY;
            case NO_SUCH_UPLOAD -> S3ErrorCode.NO_SUCH_UPLOAD;
            case BUCKET_NOT_EMPTY -> S3ErrorCode.BUCKET_NOT_EMPTY;
            case UNSUPPORTED_KEY -> S3ErrorCode.INVALID_REQUEST;
            case UNSUPPORTED_METADATA -> S3ErrorCode.NOT_IMPLEMENTED;
            case NO_SPACE -> S3ErrorCode.INSUFFICIENT_STORAGE;
            case FAULT -> S3ErrorCode.INTERNAL_ERROR;
        };
    }

    /** The errors of the connection, which every protocol has, in S3's words where it has one. */
    private static String text(ErrorCode code) {
        return switch (code) {
            case SERVICE_UNAVAILABLE -> S3ErrorCode.SLOW_DOWN.text();
            case INTERNAL_SERVER -> S3ErrorCode.INTERNAL_ERROR.text();
            case REQUEST_TIMEOUT -> S3ErrorCode.REQUEST_TIMEOUT.text();
            case BODY_TOO_LARGE -> S3ErrorCode.ENTITY_TOO_LARGE.text();
            case OTHER_SITE, ACCESS_DENIED -> "AccessDenied";
            default -> S3ErrorCode.INVALID_REQUEST.text();
        };
    }

    @Override
    public CharSequence requestIdHeader() {
        return REQUEST_ID;
    }

    /** The lists of 1,000 keys and of 10,000 parts are larger than the requests of the control plane. */
    @Override
    public int bodyLimit(HttpLimits limits) {
        return limits.resource();
    }
}
