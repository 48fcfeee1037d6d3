package dev.tarn.http.signature.canonical;

import java.util.List;

/** The headers in the canonical request. */
public final class CanonicalHeaders {

    private CanonicalHeaders() {}

    /** Appends one header, with all its values in their order. */
    public static void append(StringBuilder out, String name, List<String> values) {
        out.append(name).append(':');
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ",").append(value(values.get(i)));
        }
        out.append('\n');
    }

    /** {@return a value without white space around it, and with one space for each run of white space inside} */
    public static String value(String text) {
        boolean isPlain = true;
        for (int i = 0; i < text.length() && isPlain; i++) {
            isPlain = !isSpace(text.charAt(i))
                    || (text.charAt(i) == ' ' && i > 0 && i < text.length() - 1 && !isSpace(text.charAt(i + 1)));
        }
        return isPlain ? text : collapsed(text);
    }

    private static String collapsed(String text) {
        StringBuilder value = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                pending = value.length() > 0;
            } else {
                if (pending) {
                    value.append(' ');
                    pending = false;
                }
                value.append(c);
            }
        }
        return value.toString();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
