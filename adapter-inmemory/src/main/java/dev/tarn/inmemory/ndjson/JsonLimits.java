package dev.tarn.inmemory.ndjson;

import com.fasterxml.jackson.core.StreamReadConstraints;

/** The limits of every JSON parser here: the nesting depth of a resource and the length of its numbers. */
public final class JsonLimits {

    /** In levels. */
    public static final int DEEPEST = 1_000;

    /** In characters. */
    static final int LONGEST_NUMBER = 1_000;

    private JsonLimits() {}

    /**
     * {@return the limits, for a parser}
     *
     * @param longestString in characters, of the strings that are read
     */
    public static StreamReadConstraints withStringsOf(int longestString) {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .maxStringLength(longestString)
                .build();
    }
}
