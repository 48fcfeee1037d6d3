package dev.tarn.ports.fhir;

import dev.tarn.domain.rule.WireEnum;

/** What a resource is validated for: the codes of FHIR's {@code resource-validation-mode}. */
public enum ValidationMode {
    /** Whether it can be created. */
    CREATE("create"),
    /** Whether it can be the next version of the resource with its id. */
    UPDATE("update"),
    /** Whether the stored resource can be deleted. */
    DELETE("delete"),
    /** Whether the stored resource conforms to a profile. */
    PROFILE("profile");

    /** The modes by their codes. */
    public static final WireEnum<ValidationMode> WORDS =
            WireEnum.of("mode", ValidationMode.class, ValidationMode::word);

    private final String word;

    ValidationMode(String word) {
        this.word = word;
    }

    /** {@return the code as FHIR spells it} */
    public String word() {
        return word;
    }

    /** {@return whether a stored resource is meant, and none is sent} */
    boolean isOfStored() {
        return this == DELETE || this == PROFILE;
    }
}
