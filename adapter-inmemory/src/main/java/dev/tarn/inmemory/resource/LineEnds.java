package dev.tarn.inmemory.resource;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds where lines end, eight bytes at a time: every byte of an import passes here, twice. */
public final class LineEnds {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LINE_FEEDS = '\n' * ONES;
    private static final long RETURNS = '\r' * ONES;

    private LineEnds() {}

    /** {@return where the next line feed is; {@code to}, where there is none} */
    public static int lineFeed(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long found = zeros((long) LONGS.get(bytes, at) ^ LINE_FEEDS);
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Puts spaces in the place of line feeds and carriage returns. */
    static void toSpaces(byte[] bytes) {
        int at = 0;
        while (at + Long.BYTES <= bytes.length) {
            long eight = (long) LONGS.get(bytes, at);
            if ((zeros(eight ^ LINE_FEEDS) | zeros(eight ^ RETURNS)) != 0) {
                toSpaces(bytes, at, at + Long.BYTES);
            }
            at += Long.BYTES;
        }
        toSpaces(bytes, at, bytes.length);
    }

    private static void toSpaces(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n') {
                bytes[i] = ' ';
            }
        }
    }

    /** {@return a number whose lowest bit says which of the eight bytes is the first that is zero; 0 where none is} */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGH_BITS;
    }
}
