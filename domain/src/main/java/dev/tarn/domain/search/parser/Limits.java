package dev.tarn.domain.search.parser;

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
    private int targets;
    private int steps;

    void countValues(int more) {
        values += more;
        if (values > VALUES) {
            throw Rejected.limit("the query has more than " + VALUES + " values");
        }
    }

    void countTargets(int more) {
        targets += more;
        if (targets > TARGETS) {
            throw tooManyTargets();
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
