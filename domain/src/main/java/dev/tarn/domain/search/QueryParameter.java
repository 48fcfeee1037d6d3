package dev.tarn.domain.search;

/** A name and a value of a query string, percent-decoded; the name with its modifier, as it was sent. */
public record QueryParameter(String name, String value) {

    /** {@return whether every request may have it: it says how to answer, and searches nothing (FHIR R4, http, 3.1.0.1.11)} */
    public boolean isGeneral() {
        return name.equals("_format") || name.equals("_pretty");
    }
}
