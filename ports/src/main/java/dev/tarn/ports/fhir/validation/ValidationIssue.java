package dev.tarn.ports.fhir.validation;

/**
 * A fault of a resource, or a remark about it.
 *
 * @param diagnostics what was found and what is accepted, for a person
 * @param location the element, as a path of JSON members: {@code Observation.component[0].code}; empty for
 *     the whole
 */
public record ValidationIssue(Severity severity, Code code, String diagnostics, String location) {

    /** {@return whether a resource with this issue is invalid} */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** How serious it is: values of FHIR's issue-severity. */
    public enum Severity {
        ERROR("error"),
        WARNING("warning"),
        INFORMATION("information");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        /** {@return the severity as FHIR spells it} */
        public String word() {
            return word;
        }
    }

    /** What kind of issue it is: values of FHIR's issue-type. */
    public enum Code {
        /** The JSON cannot be read. */
        INVALID("invalid"),
        /** An unknown or repeated member, or a value of the wrong kind. */
        STRUCTURE("structure"),
        /** A required element is absent. */
        REQUIRED("required"),
        /** A value has not the format of its type. */
        VALUE("value"),
        /** A code is not of the value set that is required. */
        CODE_INVALID("code-invalid"),
        /** A rule over several elements does not hold. */
        INVARIANT("invariant"),
        /** A profile, or something a reference points to, is not there. */
        NOT_FOUND("not-found"),
        /** The resource takes too much work. */
        TOO_COSTLY("too-costly"),
        /** Of another kind. */
        PROCESSING("processing"),
        INFORMATIONAL("informational");

        private final String word;

        Code(String word) {
            this.word = word;
        }

        /** {@return the code as FHIR spells it} */
        public String word() {
            return word;
        }
    }
}
