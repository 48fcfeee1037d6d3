package dev.tarn.inmemory.repository.validation.schema;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text with which a member begins, its name in quotes and the colon, compared eight bytes at a time with a text that
 * may have it. Immutable.
 */
public final class MemberStart {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int length;

    /** The first eight bytes; those that the text does not have are 0. */
    private final long first;

    private final long mask;

    /** Eight bytes each; the last ones end with the text. */
    private final long[] others;

    MemberStart(String name) {
        byte[] start = ('"' + name + "\":").getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(start, Math.max(Long.BYTES, start.length));
        length = start.length;
        first = (long) LONGS.get(padded, 0);
        mask = length >= Long.BYTES ? -1 : (1L << (Byte.SIZE * length)) - 1;
        others = new long[(padded.length - 1) / Long.BYTES];
        for (int i = 0; i < others.length; i++) {
            others[i] = (long) LONGS.get(padded, other(i));
        }
    }

    /** {@return how many bytes the text has} */
    public int length() {
        return length;
    }

    /** {@return whether the member begins at this position; false too where less than eight bytes are left} */
    public boolean isAt(byte[] json, int at, int to) {
        if (to - at < Math.max(Long.BYTES, length) || (((long) LONGS.get(json, at) ^ first) & mask) != 0) {
            return false;
        }
        for (int i = 0; i < others.length; i++) {
            if ((long) LONGS.get(json, at + other(i)) != others[i]) {
                return false;
            }
        }
        return true;
    }

    private int other(int i) {
        return Math.min((i + 1) * Long.BYTES, length - Long.BYTES);
    }
}
