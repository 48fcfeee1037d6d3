package dev.tarn.http.s3.operation;

import dev.tarn.ports.bucket.ObjectChecksum;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Formats of values in XML and headers, and names of elements. */
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

    /** {@return the name of the element with a checksum: {@code ChecksumCRC32}} */
    static String element(ObjectChecksum checksum) {
        return "Checksum" + checksum.algorithm();
    }

    /** {@return the type of a checksum} */
    static String type(ObjectChecksum checksum) {
        return checksum.composite() ? "COMPOSITE" : "FULL_OBJECT";
    }
}
