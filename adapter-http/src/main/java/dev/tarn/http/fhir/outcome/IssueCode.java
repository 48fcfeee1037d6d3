package dev.tarn.http.fhir.outcome;

/** FHIR's codes for what is wrong, those that are used here ({@code data-plane.md} 3.4). */
public enum IssueCode {
    CONFLICT("conflict"),
    DELETED("deleted"),
    DUPLICATE("duplicate"),
    EXCEPTION("exception"),
    FORBIDDEN("forbidden"),
    INFORMATIONAL("informational"),
    NO_STORE("no-store"),
    NOT_FOUND("not-found"),
    NOT_SUPPORTED("not-supported"),
    PROCESSING("processing"),
    REQUIRED("required"),
    STRUCTURE("structure"),
    THROTTLED("throttled"),
    TIMEOUT("timeout"),
    TOO_COSTLY("too-costly"),
    TOO_LONG("too-long"),
    VALUE("value");

    private final String word;

    IssueCode(String word) {
        this.word = word;
    }

    /** {@return the code as FHIR spells it: {@code not-found}} */
    public String word() {
        return word;
    }
}
