package dev.tarn.inmemory.ndjson;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Whether bytes are UTF-8. The JSON parser skips the text of most strings without decoding it; what
 * it passes over is stored and given to others, so it has to be right.
 */
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080808080808080L;

    private Utf8() {}

    static boolean isValid(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (i + Long.BYTES <= to && ((long) LONGS.get(bytes, i) & NOT_ASCII) == 0) {
                i += Long.BYTES;
            } else if (bytes[i] >= 0) {
                i++;
            } else {
                int length = lengthOfCharacter(bytes, i, to);
                if (length == 0) {
                    return false;
                }
                i += length;
            }
        }
        return true;
    }

    /** {@return how many bytes a character beyond ASCII has; 0 where there is none} */
    private static int lengthOfCharacter(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        int second = at + 1 < to ? bytes[at + 1] & 0xFF : 0;
        if (first >= 0xC2 && first <= 0xDF) {
            return isTail(second) ? 2 : 0;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            int least = first == 0xE0 ? 0xA0 : 0x80; // shorter forms exist
            int most = first == 0xED ? 0x9F : 0xBF; // surrogates are no characters
            return second >= least && second <= most && isTail(bytes, at + 2, to) ? 3 : 0;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            int least = first == 0xF0 ? 0x90 : 0x80; // shorter forms exist
            int most = first == 0xF4 ? 0x8F : 0xBF; // beyond U+10FFFF
            boolean tail = isTail(bytes, at + 2, to) && isTail(bytes, at + 3, to);
            return second >= least && second <= most && tail ? 4 : 0;
        }
        return 0;
    }

    private static boolean isTail(byte[] bytes, int at, int to) {
        return at < to && isTail(bytes[at] & 0xFF);
    }

    private static boolean isTail(int b) {
        return b >= 0x80 && b <= 0xBF;
    }
}
