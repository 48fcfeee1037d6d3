package dev.tarn.http.fhir.outcome;

import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.FailureKind;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import dev.tarn.domain.fault.FaultEffect.ErrorResponse;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.FailureLog;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.error.SignatureErrors;
import dev.tarn.http.signature.SignatureRefusal;
import dev.tarn.ports.fhir.TransactionFailed;
import java.util.List;
import java.util.Optional;

/** How the FHIR wire tells a failure: a status, and issues. Here it is decided, and nowhere else. */
public record FhirFailure(int status, List<Issue> issues) {

    private static final int MOST_ISSUES = 10;

    public FhirFailure {
        issues = List.copyOf(issues);
    }

    /** {@return a failure with one issue} */
    public static FhirFailure of(int status, IssueCode code, String diagnostics) {
        return new FhirFailure(status, List.of(Issue.of(code, diagnostics)));
    }

    /**
     * {@return the response for this failure}
     *
     * <p>The message of a port's failure is sent unchanged. For an unexpected failure the caller receives only a
     * request id, under which the cause is logged.
     */
    public static FhirFailure of(Throwable failure, String requestId) {
        if (failure instanceof FhirRefusal refusal) {
            return refusal.failure();
        }
        if (failure instanceof Refusal refusal) {
            return of(refusal.code(), String.valueOf(refusal.getMessage()));
        }
        if (failure instanceof SignatureRefusal refusal) {
            return of(refusal);
        }
        if (failure instanceof TransactionFailed failed) {
            return of(failed.failure(), requestId).at("Bundle.entry[" + failed.entry() + "]");
        }
        if (failure instanceof EntryRefused refused) {
            return of(refused.failure(), requestId).at("Bundle.entry[" + refused.entry() + "]");
        }
        if (failure instanceof Invalid invalid && !invalid.faults().isEmpty()) {
            return new FhirFailure(
                    400,
                    invalid.faults().stream()
                            .map(fault ->
                                    new Issue(IssueCode.PROCESSING, fault.diagnostics(), Optional.of(fault.location())))
                            .toList());
        }
        if (failure instanceof Invalid invalid && !invalid.violations().isEmpty()) {
            return new FhirFailure(
                    400,
                    invalid.violations().stream()
                            .limit(MOST_ISSUES)
                            .map(FhirFailure::issue)
                            .toList());
        }
        if (failure instanceof HealthLakeException known) {
            FhirFailure told = of(known.kind(), known.getMessage());
            if (told.status() == 500) {
                FailureLog.SHARED.add(requestId, known);
            }
            return told;
        }
        return of(
                500,
                IssueCode.EXCEPTION,
                "The request failed inside the server; its log tells why, under request id "
                        + FailureLog.SHARED.add(requestId, failure));
    }

    private static FhirFailure of(SignatureRefusal refusal) {
        return switch (SignatureErrors.fhirStatus(refusal)) {
            case 400 -> of(400, IssueCode.STRUCTURE, refusal.getMessage());
            case 401 -> of(401, IssueCode.FORBIDDEN, "Invalid authorization header. " + refusal.getMessage());
            default -> of(403, IssueCode.FORBIDDEN, refusal.getMessage());
        };
    }

    /** {@return an error that a fault injected} */
    static FhirFailure injected(ErrorResponse error) {
        int status = error.status(true);
        IssueCode code = switch (status) {
            case 401, 403 -> IssueCode.FORBIDDEN;
            case 404 -> IssueCode.NOT_FOUND;
            case 408 -> IssueCode.TIMEOUT;
            case 409, 412 -> IssueCode.CONFLICT;
            case 410 -> IssueCode.DELETED;
            case 413 -> IssueCode.TOO_LONG;
            case 415, 501 -> IssueCode.NOT_SUPPORTED;
            case 429 -> IssueCode.THROTTLED;
            case 507 -> IssueCode.NO_STORE;
            default -> status < 500 ? IssueCode.PROCESSING : IssueCode.EXCEPTION;
        };
        return of(status, code, error.text());
    }

    /** {@return this, of one part of the request} */
    public FhirFailure at(String place) {
        return new FhirFailure(
                status, issues.stream().map(issue -> issue.at(place)).toList());
    }

    private static Issue issue(Violation violation) {
        IssueCode code = violation.constraint() instanceof Constraint.Present ? IssueCode.REQUIRED : IssueCode.VALUE;
        return Issue.of(code, violation.sentence());
    }

    /** The one translation of what ports report ({@code data-plane.md} 3.2, 3.4). */
    private static FhirFailure of(FailureKind kind, String words) {
        return switch (kind) {
            case INVALID -> of(400, IssueCode.PROCESSING, words);
            case ACCESS_DENIED -> of(403, IssueCode.FORBIDDEN, words);
            case INSUFFICIENT_SCOPE -> of(403, IssueCode.EXCEPTION, words);
            case NOT_FOUND -> of(404, IssueCode.NOT_FOUND, words);
            case GONE -> of(410, IssueCode.DELETED, words);
            case CONFLICT -> of(409, IssueCode.CONFLICT, words);
            case DUPLICATE -> of(409, IssueCode.DUPLICATE, words);
            case PRECONDITION_FAILED -> of(412, IssueCode.CONFLICT, words);
            case UNPROCESSABLE -> of(422, IssueCode.PROCESSING, words);
            case UNSUPPORTED -> of(501, IssueCode.NOT_SUPPORTED, words);
            case THROTTLED -> of(429, IssueCode.THROTTLED, words);
            case OVERLOADED -> of(503, IssueCode.THROTTLED, words);
            case INSUFFICIENT_STORAGE -> of(507, IssueCode.NO_STORE, words);
            case UNREACHABLE -> of(503, IssueCode.EXCEPTION, words);
            case FAILED_DEPENDENCY, INTERNAL, BROKEN_PROMISE -> of(500, IssueCode.EXCEPTION, words);
        };
    }

    /** The one translation of what the wire refuses for AWS and for FHIR alike. */
    private static FhirFailure of(ErrorCode code, String words) {
        int status = code.status();
        return switch (code) {
            case MISSING_AUTHENTICATION_TOKEN, INCOMPLETE_SIGNATURE ->
                of(
                        401,
                        IssueCode.FORBIDDEN,
                        "Invalid authorization header. " + words
                                + ". Whatever signs for AWS will do, as: curl --aws-sigv4"
                                + " aws:amz:us-east-1:healthlake --user test:test");
            case ACCESS_DENIED, OTHER_SITE, INVALID_SIGNATURE, UNRECOGNIZED_CLIENT, EXPIRED_TOKEN ->
                of(403, IssueCode.FORBIDDEN, words);
            case RESOURCE_NOT_FOUND, NO_OPERATIONS_HERE, UNKNOWN_OPERATION -> of(404, IssueCode.NOT_FOUND, words);
            case MISDIRECTED -> of(status, IssueCode.FORBIDDEN, words);
            case METHOD_NOT_ALLOWED, NOT_IMPLEMENTED, UNSUPPORTED_ENCODING, HTTP_VERSION_NOT_SUPPORTED, OTHER_SERVICE ->
                of(status, IssueCode.NOT_SUPPORTED, words);
            case CONFLICT -> of(409, IssueCode.CONFLICT, words);
            case THROTTLING -> of(429, IssueCode.THROTTLED, words);
            case VALIDATION -> of(status, IssueCode.PROCESSING, words);
            case SERIALIZATION, MALFORMED_HTTP, EXPECTATION_FAILED -> of(status, IssueCode.STRUCTURE, words);
            case REQUEST_TIMEOUT -> of(status, IssueCode.TIMEOUT, words);
            case BODY_TOO_LARGE, REQUEST_LINE_TOO_LONG, HEADERS_TOO_LARGE -> of(status, IssueCode.TOO_LONG, words);
            case INSUFFICIENT_STORAGE -> of(status, IssueCode.NO_STORE, words);
            case TOO_COSTLY -> of(status, IssueCode.TOO_COSTLY, words);
            case FAILED_DEPENDENCY, INTERNAL_SERVER, SERVICE_UNAVAILABLE -> of(status, IssueCode.EXCEPTION, words);
        };
    }
}
