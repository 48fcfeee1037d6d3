package dev.tarn.app.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests what a misspelt word may have meant. */
public final class Spelling {

    private Spelling() {}

    /**
     * {@return the nearest known word, if one is close: at most one edit for every three letters, or the only one with
     * this prefix} Ignores case.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String given = word.toLowerCase(Locale.ROOT);
        Optional<String> near = known.stream()
                .min(Comparator.comparingInt(candidate -> distance(given, candidate.toLowerCase(Locale.ROOT))))
                .filter(candidate ->
                        distance(given, candidate.toLowerCase(Locale.ROOT)) <= Math.max(1, letters(candidate) / 3));
        return near.isPresent() ? near : onlyOneThatBeginsWith(given, known);
    }

    /** {@return the end of a sentence: {@code ; did you mean --port?}, or nothing} */
    public static String hint(String word, Collection<String> known) {
        return nearest(word, known)
                .map(meant -> "; did you mean " + meant + "?")
                .orElse("");
    }

    private static Optional<String> onlyOneThatBeginsWith(String given, Collection<String> known) {
        if (letters(given) < 2) {
            return Optional.empty();
        }
        var beginning = known.stream()
                .filter(candidate -> candidate.toLowerCase(Locale.ROOT).startsWith(given))
                .toList();
        return beginning.size() == 1 ? Optional.of(beginning.get(0)) : Optional.empty();
    }

    private static long letters(String word) {
        return word.chars().filter(Character::isLetterOrDigit).count();
    }

    /**
     * Edit distance (optimal string alignment): how many characters are to be inserted, deleted, replaced, or swapped
     * with their neighbour. Takes time and memory in proportion to the product of the lengths; words of more than 64
     * characters are cut.
     */
    static int distance(String left, String right) {
        String from = left.substring(0, Math.min(left.length(), 64));
        String to = right.substring(0, Math.min(right.length(), 64));
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int step(int[][] cost, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int least = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
