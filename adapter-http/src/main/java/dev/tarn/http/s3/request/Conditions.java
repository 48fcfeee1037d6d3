package dev.tarn.http.s3.request;

import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import dev.tarn.ports.bucket.ObjectHead;
import dev.tarn.ports.bucket.WriteCondition;
import io.netty.handler.codec.DateFormatter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conditional requests (RFC 9110 13). A malformed date is ignored, as RFC 9110 13.1.3 has it.
 *
 * @param prefix of the headers: empty, or {@code x-amz-copy-source-} for the source of a copy
 */
public record Conditions(S3Request request, String prefix) {

    /** {@return the conditions of a request} */
    public static Conditions of(S3Request request) {
        return new Conditions(request, "");
    }

    /**
     * Requires that the conditions of a read are met. An ETag takes precedence over a date.
     *
     * @throws S3Error {@code PreconditionFailed}, or {@code NotModified}
     */
    public void requireForRead(ObjectHead head) {
        Optional<String> ifMatch = header("if-match");
        Optional<String> ifNoneMatch = header("if-none-match");
        Instant modified = head.lastModified().truncatedTo(ChronoUnit.SECONDS);
        if (ifMatch.isPresent() && !matches(ifMatch.get(), head)) {
            throw failed("If-Match");
        }
        if (ifMatch.isEmpty()
                && date("if-unmodified-since").filter(modified::isAfter).isPresent()) {
            throw failed("If-Unmodified-Since");
        }
        if (ifNoneMatch.isPresent() && matches(ifNoneMatch.get(), head)) {
            throw notModified(head, "If-None-Match");
        }
        if (ifNoneMatch.isEmpty()
                && date("if-modified-since")
                        .filter(date -> !modified.isAfter(date))
                        .isPresent()) {
            throw notModified(head, "If-Modified-Since");
        }
    }

    /** {@return the condition of a write} */
    public WriteCondition forWrite() {
        Optional<String> ifMatch = header("if-match");
        Optional<String> ifNoneMatch = header("if-none-match");
        if (ifNoneMatch.filter(value -> !value.equals("*")).isPresent()) {
            throw new S3Error(
                    S3ErrorCode.NOT_IMPLEMENTED,
                    "A write may have If-None-Match: * only, not '" + ifNoneMatch.get() + "'");
        }
        if (ifMatch.isEmpty() && ifNoneMatch.isEmpty()) {
            return WriteCondition.NONE;
        }
        return existing -> {
            if (ifNoneMatch.isPresent() && existing.isPresent()) {
                throw failed("If-None-Match");
            }
            if (ifMatch.isPresent()) {
                ObjectHead head = existing.orElseThrow(
                        () -> new S3Error(S3ErrorCode.NO_SUCH_KEY, "The specified key does not exist."));
                if (!matches(ifMatch.get(), head)) {
                    throw failed("If-Match");
                }
            }
        };
    }

    /** {@return whether a header with one or several ETags, or {@code *}, names the ETag of an object} */
    public static boolean matches(String header, ObjectHead head) {
        for (String tag : header.split(",", -1)) {
            String bare = tag.strip();
            bare = bare.startsWith("W/") ? bare.substring(2) : bare;
            if (bare.equals("*") || unquoted(bare).equals(head.etag())) {
                return true;
            }
        }
        return false;
    }

    /** {@return an ETag without its quotes} */
    public static String unquoted(String tag) {
        return tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")
                ? tag.substring(1, tag.length() - 1)
                : tag;
    }

    private Optional<String> header(String name) {
        return request.header(prefix + name);
    }

    @SuppressWarnings("JavaUtilDate") // Netty's parser returns no other.
    private Optional<Instant> date(String name) {
        return header(name).flatMap(text -> {
            @Nullable Date date = DateFormatter.parseHttpDate(text);
            return Optional.ofNullable(date).map(Date::toInstant);
        });
    }

    private static S3Error failed(String name) {
        return new S3Error(
                S3ErrorCode.PRECONDITION_FAILED,
                "At least one of the pre-conditions you specified did not hold: " + name);
    }

    private S3Error notModified(ObjectHead head, String name) {
        return prefix.isEmpty()
                ? new S3Error(S3ErrorCode.NOT_MODIFIED, "Not modified", Map.of("ETag", "\"" + head.etag() + "\""))
                : failed(name);
    }
}
