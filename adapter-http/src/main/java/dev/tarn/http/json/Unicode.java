package dev.tarn.http.json;

/** JSON can spell half of a surrogate pair, which no UTF-8 answer can echo. */
final class Unicode {

    private static final char REPLACEMENT = '\uFFFD';

    private Unicode() {}

    /** {@return whether every surrogate in the text has its other half} */
    static boolean isWellFormed(String text) {
        return firstBroken(text, 0) < 0;
    }

    /** {@return the text, with the replacement character for every broken surrogate} */
    static String repaired(String text) {
        int broken = firstBroken(text, 0);
        if (broken < 0) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text);
        while (broken >= 0) {
            repaired.setCharAt(broken, REPLACEMENT);
            broken = firstBroken(repaired, broken + 1);
        }
        return repaired.toString();
    }

    private static int firstBroken(CharSequence text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!Character.isSurrogate(c)) {
                at++;
            } else if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at += 2;
            } else {
                return at;
            }
        }
        return -1;
    }
}
