package dev.tarn.inmemory.repository.validation.format;

/** References of XML to entities by name, and to characters by number. */
final class XmlReference {

    private XmlReference() {}

    /**
     * {@return whether one begins with this ampersand, and ends with a semicolon} The entities of HTML are none of XML; they
     * are accepted because examples of published guides have them.
     */
    static boolean isAt(byte[] bytes, int ampersand, int to) {
        int from = ampersand + 1;
        int end = from;
        while (end < to && (Ascii.isLetterOrDigit(bytes[end]) || bytes[end] == '#')) {
            end++;
        }
        if (end == to || bytes[end] != ';') {
            return false;
        }
        return bytes[from] == '#' ? isCharacter(bytes, from + 1, end) : end > from;
    }

    /** {@return whether the digits in this range, in hexadecimal after an x, are a character that XML has} */
    private static boolean isCharacter(byte[] bytes, int from, int end) {
        boolean hexadecimal = bytes[from] == 'x';
        int radix = hexadecimal ? 16 : 10;
        int first = hexadecimal ? from + 1 : from;
        int code = first < end ? 0 : -1;
        for (int i = first; i < end && code >= 0 && code <= Character.MAX_CODE_POINT; i++) {
            int digit = Character.digit(bytes[i], radix);
            code = digit < 0 ? -1 : code * radix + digit;
        }
        return code >= ' '
                ? code <= Character.MAX_CODE_POINT && (code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE)
                : code == '\t' || code == '\n' || code == '\r';
    }
}
