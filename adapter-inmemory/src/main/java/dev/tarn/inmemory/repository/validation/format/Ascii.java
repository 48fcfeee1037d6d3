package dev.tarn.inmemory.repository.validation.format;

/** Letters and digits of ASCII. */
final class Ascii {

    private Ascii() {}

    static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isLetterOrDigit(int c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }
}
