package dev.tarn.domain.search.parser;

import java.util.function.Supplier;

/**
 * A parameter that cannot be used. {@link SearchParser} turns it into the failure of the search. It has no stack trace
 * and makes its message on demand, since a chain without a type rejects the types of target that lack the parameter.
 */
final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Supplier<String> text;
    private final Kind kind;

    private enum Kind {
        WRONG,
        UNKNOWN,
        LIMIT
    }

    private Rejected(Supplier<String> text, Kind kind) {
        super(null, null, false, false);
        this.text = text;
        this.kind = kind;
    }

    /** A parameter that is wrong. */
    static Rejected because(String reason) {
        return new Rejected(() -> reason, Kind.WRONG);
    }

    /** A name that is no search parameter; under lenient handling it is ignored. */
    static Rejected unknown(Supplier<String> reason) {
        return new Rejected(reason, Kind.UNKNOWN);
    }

    /** A query that takes too much work; it ends the whole search. */
    static Rejected limit(String reason) {
        return new Rejected(() -> reason, Kind.LIMIT);
    }

    boolean isUnknown() {
        return kind == Kind.UNKNOWN;
    }

    boolean isLimit() {
        return kind == Kind.LIMIT;
    }

    String reason() {
        return text.get();
    }
}
