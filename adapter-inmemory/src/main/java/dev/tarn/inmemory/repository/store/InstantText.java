package dev.tarn.inmemory.repository.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * FHIR's {@code instant} in UTC, always with three decimals, which {@link Instant#toString()} does not have. A page of a
 * search writes up to 100 of them, and a formatter takes as long for each as to find it.
 */
public final class InstantText {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final long DAY = 86_400_000;
    private static final byte[] EMPTY = "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.US_ASCII);

    private InstantText() {}

    /** {@return a time as text; what is less than a millisecond is cut off} */
    public static String of(Instant time) {
        long millis = time.toEpochMilli();
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY));
        if (date.getYear() < 0 || date.getYear() > 9999) {
            return FORMAT.format(time);
        }
        int ofDay = (int) Math.floorMod(millis, DAY);
        byte[] text = EMPTY.clone();
        digits(text, 3, date.getYear());
        digits(text, 6, date.getMonthValue());
        digits(text, 9, date.getDayOfMonth());
        digits(text, 12, ofDay / 3_600_000);
        digits(text, 15, ofDay / 60_000 % 60);
        digits(text, 18, ofDay / 1_000 % 60);
        digits(text, 22, ofDay % 1_000);
        return new String(text, StandardCharsets.US_ASCII);
    }

    /** Writes a number whose last digit is here; the zeros before it are there. */
    private static void digits(byte[] text, int last, int number) {
        int left = number;
        for (int i = last; left > 0; i--) {
            text[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }
}
