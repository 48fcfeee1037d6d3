package dev.tarn.inmemory.h2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction has changed, as bytes: each statement with its parameters, in order. A text is spelt out where
 * it comes first, and after that is a number. {@link RedoReader} reads it.
 */
final class RedoRecord implements Prepared.Notes {

    static final byte NULL = 0;
    static final byte LONG = 1;
    static final byte DOUBLE = 2;
    static final byte FALSE = 3;
    static final byte TRUE = 4;
    static final byte TEXT = 5;
    static final byte BYTES = 6;
    static final byte UUID_VALUE = 7;
    static final byte TEXTS = 8;

    /** Room before what was noted, for what {@link RedoLog} puts there. */
    static final int START = 17;

    /** Beyond that, what was changed goes into the database's file at once, and not into the log first. */
    private static final int MOST = 4 * 1024 * 1024;

    private static final int USUAL = 64 * 1024;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private byte[] bytes = new byte[USUAL];
    private int length = START;
    private boolean tooLong;

    /** A moment to which one may go back. */
    record Mark(int length, int texts, boolean tooLong) {}

    /** Begins anew, with nothing. */
    void clear() {
        backTo(new Mark(START, 0, false));
        if (bytes.length > 4 * USUAL) {
            bytes = new byte[USUAL];
        }
    }

    Mark mark() {
        return new Mark(length, texts.size(), tooLong);
    }

    /** Forgets what was noted since. */
    void backTo(Mark mark) {
        length = mark.length;
        tooLong = mark.tooLong;
        while (texts.size() > mark.texts) {
            numbers.remove(texts.remove(texts.size() - 1));
        }
    }

    boolean isEmpty() {
        return length == START && !tooLong;
    }

    /** {@return whether more was changed than is noted} */
    boolean isTooLong() {
        return tooLong;
    }

    /** {@return what was noted, from {@link #START} to {@link #end}} */
    byte[] bytes() {
        return bytes;
    }

    int end() {
        return length;
    }

    @Override
    public void note(String sql, @Nullable Object[] values) {
        if (tooLong) {
            return;
        }
        Integer number = numbers.get(sql);
        if (number == null) {
            number(texts.size());
            numbers.put(sql, texts.size());
            texts.add(sql);
            bytes(sql.getBytes(StandardCharsets.UTF_8));
        } else {
            number(number);
        }
        number(values.length);
        for (Object value : values) {
            value(value);
        }
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            kind(NULL);
        } else if (value instanceof Long number) {
            kind(LONG);
            number(number);
        } else if (value instanceof Double number) {
            kind(DOUBLE);
            number(Double.doubleToLongBits(number));
        } else if (value instanceof Boolean flag) {
            kind(flag ? TRUE : FALSE);
        } else if (value instanceof String text) {
            kind(TEXT);
            bytes(text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof byte[] content) {
            kind(BYTES);
            bytes(content);
        } else if (value instanceof UUID uuid) {
            kind(UUID_VALUE);
            number(uuid.getMostSignificantBits());
            number(uuid.getLeastSignificantBits());
        } else {
            kind(TEXTS);
            String[] many = (String[]) value;
            number(many.length);
            for (String text : many) {
                bytes(text.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void kind(byte kind) {
        if (room(1)) {
            bytes[length++] = kind;
        }
    }

    /** Seven bits to a byte, the lowest first; the eighth says that there are more. */
    private void number(long value) {
        if (!room(10)) {
            return;
        }
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void bytes(byte[] content) {
        number(content.length);
        if (room(content.length)) {
            System.arraycopy(content, 0, bytes, length, content.length);
            length += content.length;
        }
    }

    private boolean room(int more) {
        if (tooLong || more > MOST - length) {
            tooLong = true;
            return false;
        }
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.min(MOST, Math.max(2 * bytes.length, length + more)));
        }
        return true;
    }
}
