package dev.tarn.domain.search;

/** The modifier of a parameter, after the colon of its name ({@code data-plane.md} 3.3). */
public enum Modifier {
    /** No modifier. */
    NONE,
    MISSING,
    EXACT,
    CONTAINS,
    NOT,
    TEXT,
    IDENTIFIER,
    BELOW
}
