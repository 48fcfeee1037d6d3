package dev.tarn.domain.fhir;

import dev.tarn.domain.rule.TextRule;

/** The logical id of a FHIR resource ({@code data-plane.md} 1.5). */
public record ResourceId(String value) {

    public static final TextRule RULE = TextRule.of("resourceId", 1, 64, "[A-Za-z0-9-.]{1,64}");

    /** The rule's answer for every character of ASCII alone; it asks no more of a text than that of each, and a length. */
    private static final boolean[] LEGAL = new boolean[128];

    static {
        for (char c = 0; c < LEGAL.length; c++) {
            LEGAL[c] = RULE.violations("", String.valueOf(c)).isEmpty();
        }
    }

    public ResourceId {
        // An import makes millions; a regular expression takes an eighth of what a resource takes to be read.
        if (!isLegal(value)) {
            RULE.check(value);
        }
    }

    private static boolean isLegal(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= LEGAL.length || !LEGAL[c]) {
                return false;
            }
        }
        return value.length() >= RULE.min() && value.length() <= RULE.max();
    }

    @Override
    public String toString() {
        return value;
    }
}
