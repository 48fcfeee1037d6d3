package dev.tarn.domain.fhir;

import dev.tarn.domain.rule.TextRule;

/** The logical id of a FHIR resource ({@code data-plane.md} 1.5). */
public record ResourceId(String value) {

    public static final TextRule RULE = TextRule.of("resourceId", 1, 64, "[A-Za-z0-9-.]{1,64}");

    /**
     * Look-up table of the ASCII characters that the rule allows; the rule checks each character and the length,
     * nothing else.
     */
    private static final boolean[] LEGAL = new boolean[128];

    static {
        for (char c = 0; c < LEGAL.length; c++) {
            LEGAL[c] = RULE.violations("", String.valueOf(c)).isEmpty();
        }
    }

    public ResourceId {
        // Fast path: an import creates millions of ids, and a regular expression would take an eighth of the time to
        // read a resource.
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
