package dev.tarn.domain.iam;

/** Pattern matching with {@code *} (any characters, also none) and {@code ?} (exactly one). */
final class Wildcard {

    private Wildcard() {}

    /**
     * {@return whether the pattern matches the whole text} Backtracks to the last {@code *} only, so that it takes at most
     * the product of both lengths.
     */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
