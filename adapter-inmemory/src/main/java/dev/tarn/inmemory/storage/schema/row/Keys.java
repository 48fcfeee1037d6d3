package dev.tarn.inmemory.storage.schema.row;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Keys that are put together of parts, so that those with the same first part lie together. No part has a slash but the last. */
public final class Keys {

    private static final char BETWEEN = '/';

    private Keys() {}

    public static String of(Object... parts) {
        return Arrays.stream(parts).map(Object::toString).collect(Collectors.joining(String.valueOf(BETWEEN)));
    }

    /** {@return what comes before all keys with these first parts} */
    public static String first(Object... parts) {
        return of(parts) + BETWEEN;
    }

    /** {@return what comes behind all of them} */
    public static String last(Object... parts) {
        return of(parts) + (char) (BETWEEN + 1);
    }
}
