package dev.tarn.inmemory.repository.search.column;

import java.nio.ByteBuffer;

/** The bytes in which terms lie; positions are absolute. Immutable, thread-safe. */
public final class TermBytes {

    private final ByteBuffer data;

    TermBytes(ByteBuffer data) {
        this.data = data;
    }

    public byte at(int position) {
        return data.get(position);
    }

    long longAt(int position) {
        return data.getLong(position);
    }

    int intAt(int position) {
        return data.getInt(position);
    }

    byte[] copy(int from, int to) {
        byte[] copy = new byte[to - from];
        data.get(from, copy);
        return copy;
    }

    /** {@return the position of the first byte 0 from here; {@code to} where there is none} */
    public int separator(int from, int to) {
        int position = from;
        while (position < to && data.get(position) != 0) {
            position++;
        }
        return position;
    }

    /** {@return whether these bytes are {@code wanted}} */
    public boolean isEqual(int from, int to, byte[] wanted) {
        return to - from == wanted.length && startsWith(from, to, wanted);
    }

    public boolean startsWith(int from, int to, byte[] wanted) {
        if (to - from < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (data.get(from + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** {@return how these bytes are ordered against a key, as unsigned bytes} */
    int compare(int from, int to, byte[] key, int keyFrom, int keyTo) {
        int length = Math.min(to - from, keyTo - keyFrom);
        for (int i = 0; i < length; i++) {
            int difference = (data.get(from + i) & 0xFF) - (key[keyFrom + i] & 0xFF);
            if (difference != 0) {
                return difference;
            }
        }
        return (to - from) - (keyTo - keyFrom);
    }
}
