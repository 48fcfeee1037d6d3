package dev.tarn.domain.search;

/** Whose rules hold where HealthLake departs from FHIR ({@code decisions.md} D46). */
public enum SearchDialect {
    /** Strings are compared with case, there is no {@code ap}, and a level of a chain has at most 100 results. */
    HEALTHLAKE,
    /** FHIR R4 as it is written. */
    FHIR
}
