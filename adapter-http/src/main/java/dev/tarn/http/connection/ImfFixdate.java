package dev.tarn.http.connection;

import io.netty.handler.codec.DateFormatter;
import java.time.Instant;
import java.util.Date;

/** IMF-fixdate, the format of times in HTTP headers, to the second: {@code Sun, 06 Nov 1994 08:49:37 GMT} (RFC 9110 5.6.7). */
public final class ImfFixdate {

    private ImfFixdate() {}

    /** {@return the text of a time; fractions of a second are dropped} */
    @SuppressWarnings("JavaUtilDate") // Netty's formatter takes no other; the JDK's loads its locale data at first use.
    public static String of(Instant time) {
        return DateFormatter.format(new Date(time.toEpochMilli()));
    }
}
