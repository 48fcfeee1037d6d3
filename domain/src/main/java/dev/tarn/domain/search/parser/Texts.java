package dev.tarn.domain.search.parser;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Escapes of query values, and words for messages. */
final class Texts {

    private static final String ESCAPED = "\\,$|";
    private static final int SHOWN = 60;

    private Texts() {}

    /**
     * {@return the pieces between unescaped separators, still escaped; at least one}
     *
     * @param most the greatest number of pieces that are accepted; of more, one more is returned, which holds the rest
     */
    static List<String> split(String text, char separator, int most) {
        if (text.indexOf(separator) < 0) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length() && pieces.size() < most; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++; // the next character is escaped, or it is none that can be: both leave it in the piece
            } else if (c == separator) {
                pieces.add(text.substring(start, i));
                start = i + 1;
            }
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    /** Resolves {@code \\}, {@code \,}, {@code \$} and {@code \|}; another backslash stays (FHIR R4, search, 3.1.1.4.12). */
    static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && ESCAPED.indexOf(text.charAt(i + 1)) >= 0) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    /** {@return a value in quotes for a message, of a long one the beginning} */
    static String quote(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= SHOWN ? "\"" + line + "\"" : "\"" + line.substring(0, SHOWN) + "...\"";
    }

    /** {@return ", did you mean birthdate?" where one of the words is near; else the empty text} */
    static String didYouMean(String given, Collection<String> words) {
        return nearest(given, words).map(word -> "; did you mean " + word + "?").orElse("");
    }

    static Optional<String> nearest(String given, Collection<String> words) {
        String wanted = given.toLowerCase(Locale.ROOT);
        String best = null;
        int least = Math.min(2, wanted.length() / 3) + 1;
        for (String word : words) {
            if (Math.abs(word.length() - wanted.length()) < least) {
                int distance = distance(wanted, word.toLowerCase(Locale.ROOT));
                if (distance < least) {
                    least = distance;
                    best = word;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The edit distance by insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
