package dev.tarn.inmemory.ndjson;

import com.fasterxml.jackson.core.StreamReadConstraints;

/** How deep the JSON of a resource may nest and how long its numbers may be, whoever reads it. */
public final class JsonLimits {

    /** In levels. */
    public static final int DEEPEST = 1_000;

    /** In characters. */
    static final int LONGEST_NUMBER = 1_000;

    private JsonLimits() {}

    /**
     * {@return the limits, for a parser}
     *
     * @param longestString in characters, of the strings that are looked at
     */
    public static StreamReadConstraints withStringsOf(int longestString) {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .maxStringLength(longestString)
                .build();
    }
}
