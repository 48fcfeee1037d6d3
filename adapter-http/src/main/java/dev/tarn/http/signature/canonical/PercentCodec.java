package dev.tarn.http.signature.canonical;

/**
 * Percent-encoding as Signature Version 4 has it: only {@code A-Za-z0-9-_.~} stay as they are, and digits are upper case.
 * Texts have one character for each byte, as an HTTP decoder hands over the request line.
 */
public final class PercentCodec {

    private static final String HEX = "0123456789ABCDEF";
    private static final int BYTE = 0xff;
    private static final int HIGH = 4;
    private static final int LOW = 0xf;
    private static final boolean[] UNRESERVED = unreserved();

    private PercentCodec() {}

    private static boolean[] unreserved() {
        boolean[] table = new boolean[BYTE + 1];
        for (char c = 0; c <= BYTE; c++) {
            table[c] = (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || "-_.~".indexOf(c) >= 0;
        }
        return table;
    }

    /**
     * {@return the text, encoded}
     *
     * @param keepsSlashes whether slashes stay as they are
     */
    public static String encode(String text, boolean keepsSlashes) {
        int first = 0;
        while (first < text.length() && stays(text.charAt(first), keepsSlashes)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(text.length() + 32).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (stays(c, keepsSlashes)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> HIGH & LOW)).append(HEX.charAt(c & LOW));
            }
        }
        return encoded.toString();
    }

    private static boolean stays(char c, boolean keepsSlashes) {
        return UNRESERVED[c & BYTE] || (keepsSlashes && c == '/');
    }

    /**
     * {@return the text, decoded}
     *
     * @param plusIsSpace whether a plus sign is a space
     * @throws MalformedEscape for a percent sign without two hexadecimal digits
     */
    public static String decode(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0) {
            return plusIsSpace ? text.replace('+', ' ') : text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                decoded.append((char) (digit(text, i + 1) << HIGH | digit(text, i + 2)));
                i += 2;
            } else {
                decoded.append(plusIsSpace && c == '+' ? ' ' : c);
            }
        }
        return decoded.toString();
    }

    private static int digit(String text, int at) {
        char c = at < text.length() ? text.charAt(at) : ' ';
        int value = c < BYTE ? Character.digit(c, 16) : -1;
        if (value < 0) {
            throw new MalformedEscape(text);
        }
        return value;
    }
}
