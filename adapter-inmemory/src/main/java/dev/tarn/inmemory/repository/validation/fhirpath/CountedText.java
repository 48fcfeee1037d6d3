package dev.tarn.inmemory.repository.validation.fhirpath;

import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A text each of whose characters counts as work when it is read: a regular expression of a package can take time that is
 * exponential in the length of the text.
 */
final class CountedText implements CharSequence {

    /** In steps: what a matcher does for each character takes longer than a step of an evaluation. */
    private static final int COST = 4;

    private final Evaluation evaluation;
    private final CharSequence text;

    private CountedText(Evaluation evaluation, CharSequence text) {
        this.evaluation = evaluation;
        this.text = text;
    }

    static boolean find(Pattern pattern, Evaluation evaluation, String text) {
        return bounded(() -> pattern.matcher(new CountedText(evaluation, text)).find());
    }

    static String removeAll(Pattern pattern, Evaluation evaluation, String text) {
        return bounded(() -> pattern.matcher(new CountedText(evaluation, text)).replaceAll(""));
    }

    /** The JDK matches repeated groups by recursion, which a long text can make too deep. */
    private static <T> T bounded(Supplier<T> match) {
        try {
            return match.get();
        } catch (StackOverflowError e) {
            throw new Evaluation.TooCostly();
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        evaluation.step(COST);
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CountedText(evaluation, text.subSequence(start, end));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
