package dev.tarn.http.fhir.outcome;

import dev.tarn.domain.failure.AccessDenied;
import dev.tarn.domain.fault.FaultEffect.ErrorResponse;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.ErrorFormat;
import dev.tarn.http.connection.HttpLimits;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.SignatureErrors;
import dev.tarn.http.signature.SignatureRefusal;
import io.vertx.core.http.HttpHeaders;

/** FHIR REST: failures are OperationOutcomes, and a body may be a large resource. */
public final class FhirErrorFormat implements ErrorFormat {

    /** There is one. */
    public static final ErrorFormat FHIR = new FhirErrorFormat();

    private static final CharSequence ERROR_TYPE = HttpHeaders.createOptimized("x-amzn-ErrorType");

    /** Of a refusal where a bearer token is accepted (RFC 6750 3). */
    private static final CharSequence WWW_AUTHENTICATE = HttpHeaders.createOptimized("WWW-Authenticate");

    private FhirErrorFormat() {}

    @Override
    public Answer failure(Throwable failure, String requestId) {
        if (failure instanceof Challenge challenge && challenge.getCause() != null) {
            return failure(challenge.getCause(), requestId).with(WWW_AUTHENTICATE, "Bearer");
        }
        Answer answer = Outcomes.answer(FhirFailure.of(failure, requestId));
        if (failure instanceof FhirRefusal refusal && refusal.failure().status() == 401) {
            return answer.with(WWW_AUTHENTICATE, "Bearer");
        }
        if (failure instanceof SignatureRefusal refusal) {
            return answer.with(ERROR_TYPE, SignatureErrors.code(refusal).shortName());
        }
        return failure instanceof AccessDenied ? answer.with(ERROR_TYPE, ErrorCode.ACCESS_DENIED.shortName()) : answer;
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
