package dev.tarn.domain.r4;

/**
 * A rule of severity error over the elements of a type.
 *
 * @param key {@code obs-6}
 * @param element the element of the type whose values are the focus; {@code .} for the type itself
 * @param expression the FHIRPath that must be true
 * @param explanation the rule in HL7's words
 */
public record Invariant(String key, String element, String expression, String explanation) {

    /** {@return whether the focus is an object of the type, not one of its elements} */
    public boolean isOfType() {
        return element.equals(".");
    }
}
