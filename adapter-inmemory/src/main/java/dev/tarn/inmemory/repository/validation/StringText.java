package dev.tarn.inmemory.repository.validation;

import dev.tarn.inmemory.ndjson.JsonBytes;
import java.nio.charset.StandardCharsets;

/** The text of a string: the bytes between its quotes, or with escapes a copy in a buffer that is used again. */
final class StringText {

    private byte[] buffer = new byte[1024];
    private int length;
    private byte[] bytes = buffer;
    private int from;
    private int to;

    /** {@return the array that has the text, from {@link #from} to {@link #to}} */
    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Takes the string that begins at this quote, of valid JSON. */
    void read(byte[] json, int quote) {
        int end = JsonBytes.stringEnd(json, quote);
        read(json, quote, end, JsonBytes.hasEscape(json, quote + 1, end - 1));
    }

    /** Takes the string from its first quote to behind its last one. */
    void read(byte[] json, int quote, int end, boolean escapes) {
        if (escapes) {
            unescape(json, quote + 1, end - 1);
            bytes = buffer;
            from = 0;
            to = length;
        } else {
            bytes = json;
            from = quote + 1;
            to = end - 1;
        }
    }

    private void unescape(byte[] json, int from, int to) {
        if (buffer.length < to - from) {
            buffer = new byte[Math.max(to - from, 2 * buffer.length)];
        }
        length = 0;
        for (int i = from; i < to; i++) {
            byte b = json[i];
            if (b == '\\') {
                i++;
                b = plain(json[i]);
                if (b == 0) {
                    readSlowly(json, from, to);
                    return;
                }
            }
            buffer[length++] = b;
        }
    }

    /** {@return what a short escape stands for; 0 for any other} */
    private static byte plain(byte escape) {
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> 0;
        };
    }

    private void readSlowly(byte[] json, int from, int to) {
        byte[] text = JsonBytes.text(json, from, to).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, buffer, 0, text.length); // an escape is longer than what it stands for
        length = text.length;
    }
}
