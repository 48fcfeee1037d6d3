package dev.tarn.http.fhir.header;

import java.util.regex.Pattern;

/** Leap seconds, {@code 23:59:60}: FHIR and HTTP allow them, and {@code java.time} has none. */
final class LeapSecond {

    private static final Pattern SECOND = Pattern.compile("(\\d\\d:\\d\\d:)60(?!\\d)");

    private LeapSecond() {}

    /**
     * {@return the text with the second before a leap second, to which the caller adds one ({@code decisions.md} D84); any
     * other text as it is}
     */
    static String before(String time) {
        return time.indexOf(":60") < 0 ? time : SECOND.matcher(time).replaceFirst("$159");
    }
}
