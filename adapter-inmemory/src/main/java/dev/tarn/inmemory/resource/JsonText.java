package dev.tarn.inmemory.resource;

/** The bytes of a JSON text, and what lies between its tokens. */
final class JsonText {

    private final byte[] bytes;
    private final int from;
    private final int to;

    JsonText(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** {@return the same text without white space around it} */
    JsonText stripped() {
        int start = from;
        int end = to;
        while (start < end && isSpace(bytes[start])) {
            start++;
        }
        while (end > start && isSpace(bytes[end - 1])) {
            end--;
        }
        return new JsonText(bytes, start, end);
    }

    boolean isEmpty() {
        return from == to;
    }

    /** {@return where the comma is that follows what ends here} */
    int commaAfter(int end) {
        int at = end;
        while (bytes[at] != ',') {
            at++;
        }
        return at;
    }

    /** {@return where the comma, or the opening brace, is that precedes what begins here} */
    int commaOrBraceBefore(int start) {
        int at = start - 1;
        while (isSpace(bytes[at])) {
            at--;
        }
        return at;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
