package dev.tarn.domain.r4;

/** How the values of a search parameter are compared (FHIR R4, search, 3.1.1.4). */
public enum SearchParameterType {
    NUMBER,
    DATE,
    STRING,
    TOKEN,
    REFERENCE,
    COMPOSITE,
    QUANTITY,
    URI,
    SPECIAL
}
