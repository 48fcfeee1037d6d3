package dev.tarn.inmemory.repository.validation;

import java.nio.charset.StandardCharsets;

/** The beginning of a value, for a message. */
public final class ShownValue {

    private static final int MOST_BYTES = 100;

    private ShownValue() {}

    /** {@return the text in this range, cut where it is long} */
    public static String of(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, Math.min(to - from, MOST_BYTES), StandardCharsets.UTF_8);
        return to - from > MOST_BYTES ? text + "..." : text;
    }
}
