package dev.tarn.domain.fhir;

import dev.tarn.domain.rule.TextRule;

/** The logical id of a FHIR resource ({@code data-plane.md} 1.5). */
public record ResourceId(String value) {

    public static final TextRule RULE = TextRule.of("resourceId", 1, 64, "[A-Za-z0-9-.]{1,64}");

    public ResourceId {
        RULE.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
