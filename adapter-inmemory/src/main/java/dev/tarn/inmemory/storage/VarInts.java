package dev.tarn.inmemory.storage;

import java.nio.ByteBuffer;

/** Reads numbers of variable length, as {@link RowOutput} writes them. */
public final class VarInts {

    private VarInts() {}

    /** {@return the number in the next one to five bytes} */
    public static int readInt(ByteBuffer from) {
        int number = 0;
        for (int shift = 0; shift < 32; shift += 7) {
            byte next = from.get();
            number |= (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalStateException("a number has more than five bytes");
    }

    /** {@return the number in the next one to ten bytes} */
    public static long readLong(ByteBuffer from) {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = from.get();
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalStateException("a number has more than ten bytes");
    }
}
