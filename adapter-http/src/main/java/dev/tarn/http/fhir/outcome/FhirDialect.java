package dev.tarn.http.fhir.outcome;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.Dialect;
import dev.tarn.http.connection.HttpLimits;

/** FHIR REST: failures are OperationOutcomes, and a body may be a large resource. */
public final class FhirDialect implements Dialect {

    /** There is one. */
    public static final Dialect FHIR = new FhirDialect();

    private FhirDialect() {}

    @Override
    public Answer failure(Throwable failure, String requestId) {
        return Outcomes.answer(FhirFailure.of(failure, requestId));
    }

    @Override
    public int bodyLimit(HttpLimits limits) {
        return limits.resource();
    }
}
