package dev.tarn.domain.search;

/** How a parameter's values are compared, where the query says so behind a colon ({@code data-plane.md} 3.3). */
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
