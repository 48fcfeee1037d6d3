package dev.tarn.domain.fhir;

import dev.tarn.domain.rule.NumberRule;

/** The version of a resource: 1 for the first, one more for each that follows ({@code data-plane.md} 3.4). */
public record VersionId(long value) {

    public static final NumberRule RULE = new NumberRule("VersionId", 1, Long.MAX_VALUE);

    /** The version with which every resource begins. */
    public static final VersionId FIRST = new VersionId(1);

    public VersionId {
        RULE.check(value);
    }

    /** {@return the version that follows} */
    public VersionId next() {
        return new VersionId(value + 1);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
