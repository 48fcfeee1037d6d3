package dev.tarn.domain.search;

/** The comparison before a number, a date or a quantity (FHIR R4, search, 3.1.1.4.9). */
public enum Prefix {
    EQ,
    NE,
    GT,
    LT,
    GE,
    LE,
    SA,
    EB,
    /** Only in {@link SearchDialect#FHIR}. */
    AP
}
