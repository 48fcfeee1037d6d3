package dev.tarn.http.fhir.outcome;

import dev.tarn.domain.fault.FaultEffect.ErrorResponse;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.ErrorFormat;
import dev.tarn.http.connection.HttpLimits;

/** FHIR REST: failures are OperationOutcomes, and a body may be a large resource. */
public final class FhirErrorFormat implements ErrorFormat {

    /** There is one. */
    public static final ErrorFormat FHIR = new FhirErrorFormat();

    private FhirErrorFormat() {}

    @Override
    public Answer failure(Throwable failure, String requestId) {
        return Outcomes.answer(FhirFailure.of(failure, requestId));
    }

    @Override
    public Answer injected(ErrorResponse error) {
        return Outcomes.answer(FhirFailure.injected(error));
    }

    @Override
    public int bodyLimit(HttpLimits limits) {
        return limits.resource();
    }
}
