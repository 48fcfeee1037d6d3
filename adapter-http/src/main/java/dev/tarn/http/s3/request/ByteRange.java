package dev.tarn.http.s3.request;

import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an object: {@code bytes=0-499}, {@code bytes=500-}, {@code bytes=-500}. Several ranges are served as the whole
 * object, as by S3.
 *
 * @param first the index of the first byte
 * @param length in bytes
 */
public record ByteRange(long first, long length) {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * {@return the range; empty for a header that is none}
     *
     * @param size of the object
     * @throws S3Error {@code InvalidRange} for a range without a byte of the object
     */
    public static Optional<ByteRange> parse(String header, long size) {
        Matcher range = RANGE.matcher(header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        long first;
        long last = size - 1;
        if (range.group(1).isEmpty()) {
            long suffix = Long.parseLong(range.group(2));
            first = suffix == 0 ? size : Math.max(0, size - suffix);
        } else {
            first = Long.parseLong(range.group(1));
            if (!range.group(2).isEmpty()) {
                long given = Long.parseLong(range.group(2));
                if (given < first) {
                    return Optional.empty();
                }
                last = Math.min(last, given);
            }
        }
        if (first >= size) {
            throw new S3Error(
                    S3ErrorCode.INVALID_RANGE,
                    "The requested range is not satisfiable: the object has " + size + " bytes",
                    Map.of("Content-Range", "bytes */" + size));
        }
        return Optional.of(new ByteRange(first, last - first + 1));
    }

    /** {@return the value of {@code Content-Range}} */
    public String contentRange(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
