package dev.tarn.domain.fhir;

/** The FHIR REST interactions with resources of a type ({@code data-plane.md} 3.2). */
public enum FhirInteraction {
    CREATE("create"),
    READ("read"),
    VREAD("vread"),
    UPDATE("update"),
    PATCH("patch"),
    DELETE("delete"),
    HISTORY_INSTANCE("history-instance"),
    HISTORY_TYPE("history-type"),
    SEARCH_TYPE("search-type");

    private final String code;

    FhirInteraction(String code) {
        this.code = code;
    }

    /** {@return FHIR's code for it, as a CapabilityStatement has it} */
    public String code() {
        return code;
    }
}
