package dev.tarn.inmemory.ndjson;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Where lines and strings end, eight bytes at a time: every byte of an import passes here. */
public final class LineEnds {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LINE_FEEDS = '\n' * ONES;
    private static final long RETURNS = '\r' * ONES;
    private static final long SPACES = ' ' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private LineEnds() {}

    /** {@return eight bytes, the first one lowest, padded with zeros} */
    static long eight(byte[] bytes, int at, int to) {
        if (at + Long.BYTES <= to) {
            return (long) LONGS.get(bytes, at);
        }
        long eight = 0;
        for (int i = to - 1; i >= at; i--) {
            eight = (eight << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        return eight;
    }

    /** {@return a place before which all is ASCII and nothing a control character; often the last one, but for 32 bytes} */
    static int afterPlain(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 4 * Long.BYTES <= to) {
            long first = (long) LONGS.get(bytes, at);
            long second = (long) LONGS.get(bytes, at + Long.BYTES);
            long third = (long) LONGS.get(bytes, at + 2 * Long.BYTES);
            long fourth = (long) LONGS.get(bytes, at + 3 * Long.BYTES);
            long above = first | second | third | fourth;
            long below = (first - SPACES) | (second - SPACES) | (third - SPACES) | (fourth - SPACES);
            if (((above | below) & HIGH_BITS) != 0) {
                return at;
            }
            at += 4 * Long.BYTES;
        }
        return at;
    }

    /** {@return 0 where none of the eight bytes is a line feed; else its lowest bit is in the first that is one} */
    static long lineFeeds(long eight) {
        return zeros(eight ^ LINE_FEEDS);
    }

    /** {@return 0 where all of the eight bytes are ASCII, and none is a carriage return} */
    static long notPlain(long eight) {
        return (eight | ((eight ^ RETURNS) - ONES)) & HIGH_BITS;
    }

    /**
     * {@return 0 where none of the eight bytes is a quote, a backslash or a control character, as is a zero; else its lowest
     * bit is in the first that is one}
     */
    private static long stringStops(long eight) {
        return zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES) | ((eight - SPACES) & ~eight & HIGH_BITS);
    }

    /** {@return the first place from here on that has a quote, a backslash or a control character; {@code to} if none has} */
    public static int stringStop(byte[] bytes, int from, int to) {
        int next = from;
        while (next < to) {
            long stops = stringStops(eight(bytes, next, to));
            if (stops != 0) {
                return next + Long.numberOfTrailingZeros(stops) / Byte.SIZE;
            }
            next += Long.BYTES;
        }
        return next;
    }

    /** {@return whether any byte is a space or a control character} */
    public static boolean hasWhitespace(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            if (upToSpace((long) LONGS.get(bytes, at)) != 0) {
                return true;
            }
            at += Long.BYTES;
        }
        if (to - from >= Long.BYTES) {
            return upToSpace((long) LONGS.get(bytes, to - Long.BYTES)) != 0;
        }
        while (at < to && (bytes[at] > ' ' || bytes[at] < 0)) {
            at++;
        }
        return at < to;
    }

    private static long upToSpace(long eight) {
        return (eight - SPACES - ONES) & ~eight & HIGH_BITS;
    }

    /** Replaces line feeds and carriage returns with spaces. */
    static void toSpaces(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long eight = eight(bytes, at, to);
            if ((zeros(eight ^ LINE_FEEDS) | zeros(eight ^ RETURNS)) != 0) {
                oneByOne(bytes, at, at + Long.BYTES);
            }
            at += Long.BYTES;
        }
        oneByOne(bytes, at, to);
    }

    private static void oneByOne(byte[] bytes, int from, int to) {
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
