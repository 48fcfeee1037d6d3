package dev.tarn.http.s3.operation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Formats of values in XML. */
final class Texts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Texts() {}

    /** {@return a time, with milliseconds} */
    static String time(Instant time) {
        return TIME.format(time);
    }

    /** {@return an ETag with its quotes} */
    static String quoted(String etag) {
        return '"' + etag + '"';
    }
}
