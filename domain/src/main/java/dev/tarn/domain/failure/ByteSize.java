package dev.tarn.domain.failure;

import java.util.Locale;

/** Sizes in messages. */
public final class ByteSize {

    private static final double MIB = 1024.0 * 1024;

    private static final long GIB_FROM = 10L << 30;

    private ByteSize() {}

    /** {@return a number of bytes as text: {@code 57.6 MiB}; in GiB from 10 GiB on} */
    public static String of(long bytes) {
        return bytes < GIB_FROM
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / MIB)
                : String.format(Locale.ROOT, "%.1f GiB", bytes / MIB / 1024);
    }
}
