package dev.tarn.http.connection;

import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The header {@code Date} of answers (RFC 9110 6.6.1). SDKs correct the clock by which they sign by it. The text is
 * formatted once a second. Not thread-safe: each event loop has one.
 */
final class DateHeader {

    private final LongSupplier millis;
    private long second = Long.MIN_VALUE;
    private CharSequence text = "";

    /**
     * A header.
     *
     * @param millis the clock, in milliseconds since 1970
     */
    DateHeader(LongSupplier millis) {
        this.millis = millis;
    }

    /** {@return the value for an answer that is sent now} */
    CharSequence value() {
        long now = Math.floorDiv(millis.getAsLong(), 1000L);
        if (now != second) {
            text = HttpHeaders.createOptimized(ImfFixdate.of(Instant.ofEpochSecond(now)));
            second = now;
        }
        return text;
    }
}
