package dev.tarn.inmemory.repository.validation;

import dev.tarn.inmemory.ndjson.JsonBytes;
import java.nio.charset.StandardCharsets;

/** The text of a string with escapes, in a buffer that is used again. */
final class UnescapedText {

    private byte[] bytes = new byte[1024];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Takes the text between two quotes. */
    void read(byte[] json, int from, int to) {
        if (bytes.length < to - from) {
            bytes = new byte[Math.max(to - from, 2 * bytes.length)];
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
            bytes[length++] = b;
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
        System.arraycopy(text, 0, bytes, 0, text.length); // an escape is longer than what it stands for
        length = text.length;
    }
}
