package dev.tarn.http.connection;

import io.netty.handler.codec.DateFormatter;
import io.vertx.core.http.HttpHeaders;
import java.util.Date;
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
    @SuppressWarnings("JavaUtilDate") // Netty's formatter takes no other; the JDK's costs a start 10 ms for its locale.
    CharSequence value() {
        long now = Math.floorDiv(millis.getAsLong(), 1000L);
        if (now != second) {
            text = HttpHeaders.createOptimized(DateFormatter.format(new Date(now * 1000L)));
            second = now;
        }
        return text;
    }
}
