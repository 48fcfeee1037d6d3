package dev.tarn.domain.job;

import dev.tarn.domain.rule.WireEnum;

/** How strictly an import validates a resource ({@code data-plane.md} 1.4). */
public enum ValidationLevel {
    STRICT("strict"),
    STRUCTURE_ONLY("structure-only"),
    MINIMAL("minimal");

    public static final WireEnum<ValidationLevel> WORDS =
            WireEnum.of("ValidationLevel", ValidationLevel.class, ValidationLevel::word);

    private final String word;

    ValidationLevel(String word) {
        this.word = word;
    }

    /** {@return the level as the wire spells it: {@code structure-only}} */
    public String word() {
        return word;
    }
}
