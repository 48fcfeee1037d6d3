package dev.tarn.domain.search.parser;

import java.util.List;

/**
 * Bounds the work and the memory of one query ({@code domain/docs/decisions.md} T50). HealthLake publishes no such limits;
 * these are far above what programs send.
 */
final class Limits {

    static final int PARAMETERS = 1000;
    static final int LEVELS = 20;
    private static final int VALUES = 20_000;

    /** Combinations of target types of all chains without a type, in the query's criteria. */
    private static final int TARGETS = 1000;

    /** Steps to find them; each is a look-up. */
    private static final int STEPS = 200_000;

    private int values;
    private int words;
    private int targets;
    private int steps;

    void countValues(int more) {
        values += more;
        if (values > VALUES) {
            throw Rejected.limit("the query has more than " + VALUES + " values");
        }
    }

    /**
     * {@return the pieces of a value between unescaped commas, still escaped; each counts as a value} Of too many pieces the
     * last ones are not made: a piece of one character takes fifty bytes, so that a body of 5 MiB would take 130 MB.
     */
    List<String> values(String value) {
        List<String> pieces = Texts.split(value, ',', VALUES - values);
        countValues(pieces.size());
        return pieces;
    }

    void countTargets(int more) {
        targets += more;
        if (targets > TARGETS) {
            throw tooManyTargets();
        }
    }

    /** Counts the words of a narrative that a value names: each is looked up by itself. */
    void countWords(String value) {
        boolean before = false;
        for (int i = 0; i < value.length(); i++) {
            boolean inside = Character.isLetterOrDigit(value.charAt(i));
            words += inside && !before ? 1 : 0;
            before = inside;
        }
        if (words > VALUES) {
            throw Rejected.limit("the query has more than " + VALUES + " words of _text");
        }
    }

    /** Counts a step of a chain to one of its types of target. */
    void countStep() {
        steps++;
        if (steps > STEPS) {
            throw tooManyTargets();
        }
    }

    private static Rejected tooManyTargets() {
        return Rejected.limit("the query's chains lead to more than " + TARGETS
                + " combinations of resource types; name the types, as in subject:Patient.name");
    }
}
