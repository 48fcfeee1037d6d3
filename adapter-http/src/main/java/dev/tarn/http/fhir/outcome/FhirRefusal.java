package dev.tarn.http.fhir.outcome;

/** A request that the FHIR wire itself refuses; no HealthLake is asked. */
public final class FhirRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FhirFailure failure;

    /** A refusal with these words. It has no stack trace: it is an answer, and callers can ask for many. */
    public FhirRefusal(int status, IssueCode code, String diagnostics) {
        super(diagnostics, null, false, false);
        this.failure = FhirFailure.of(status, code, diagnostics);
    }

    /** {@return a refusal of what is wrong in itself} */
    public static FhirRefusal bad(IssueCode code, String diagnostics) {
        return new FhirRefusal(400, code, diagnostics);
    }

    /** {@return a refusal of what FHIR has, and Tarn has not} */
    public static FhirRefusal notSupported(String diagnostics) {
        return new FhirRefusal(501, IssueCode.NOT_SUPPORTED, diagnostics);
    }

    /** {@return how the wire tells it} */
    public FhirFailure failure() {
        return failure;
    }
}
