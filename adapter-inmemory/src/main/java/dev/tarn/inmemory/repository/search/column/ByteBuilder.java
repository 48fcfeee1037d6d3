package dev.tarn.inmemory.repository.search.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes. Not thread-safe. */
public final class ByteBuilder {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Odd, and without a pattern in its bits: the fractional part of the golden ratio. */
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private byte[] bytes = new byte[256];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** {@return the array, of which the first {@link #size()} bytes are used} */
    byte[] array() {
        return bytes;
    }

    public ByteBuilder add(int b) {
        room(1);
        bytes[size++] = (byte) b;
        return this;
    }

    public ByteBuilder add(byte[] added) {
        return add(added, 0, added.length);
    }

    ByteBuilder add(byte[] added, int from, int length) {
        room(length);
        System.arraycopy(added, from, bytes, size, length);
        size += length;
        return this;
    }

    /** Adds a text in UTF-8; U+0000, which separates the parts of a term, becomes U+FFFD. */
    @SuppressWarnings(
            "deprecation") // It cuts off the high bytes, and copies fastest where all are zero, as they are here.
    public ByteBuilder add(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0 || c >= 0x80) {
                return add(text.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8));
            }
        }
        room(length);
        text.getBytes(0, length, bytes, size);
        size += length;
        return this;
    }

    ByteBuilder addInt(int number) {
        room(Integer.BYTES);
        INTS.set(bytes, size, number);
        size += Integer.BYTES;
        return this;
    }

    ByteBuilder addLong(long number) {
        room(Long.BYTES);
        LONGS.set(bytes, size, number);
        size += Long.BYTES;
        return this;
    }

    /** {@return a hash of the bytes} */
    int hash() {
        long hash = size;
        int at = 0;
        for (; at + Long.BYTES <= size; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        long rest = 0;
        for (; at < size; at++) {
            rest = (rest << Byte.SIZE) | (bytes[at] & 0xFF);
        }
        hash = (hash ^ rest) * MULTIPLIER;
        return (int) (hash ^ (hash >>> 32));
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }
}
