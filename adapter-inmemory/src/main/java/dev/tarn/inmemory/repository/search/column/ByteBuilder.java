package dev.tarn.inmemory.repository.search.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes. Not thread-safe. */
public final class ByteBuilder {

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
    public ByteBuilder add(String text) {
        int length = text.length();
        room(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0 || c >= 0x80) {
                size -= i;
                return add(text.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8));
            }
            bytes[size++] = (byte) c;
        }
        return this;
    }

    ByteBuilder addInt(int number) {
        return add(number >> 24).add(number >> 16).add(number >> 8).add(number);
    }

    ByteBuilder addLong(long number) {
        return addInt((int) (number >> 32)).addInt((int) number);
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
