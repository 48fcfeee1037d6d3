package dev.tarn.http.fhir;

import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.http.fhir.header.HttpDate;
import dev.tarn.http.fhir.header.RequestConditions;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** The request headers that FHIR or HealthLake define ({@code data-plane.md} 3.2 to 3.4). */
final class RequestHeaders {

    static final CharSequence PREFER = HttpHeaders.createOptimized("Prefer");
    private static final CharSequence IF_NONE_EXIST = HttpHeaders.createOptimized("If-None-Exist");
    private static final CharSequence IDEMPOTENCY_KEY = HttpHeaders.createOptimized("x-amz-fhir-idempotency-key");
    private static final CharSequence VALIDATION_LEVEL =
            HttpHeaders.createOptimized("x-amzn-healthlake-fhir-validation-level");

    private final MultiMap headers;

    RequestHeaders(HttpServerRequest request) {
        this.headers = request.headers();
    }

    /**
     * {@return the conditions}
     *
     * @throws FhirRefusal if one is there twice: which of the two holds cannot be known
     */
    RequestConditions conditions() {
        return new RequestConditions(
                one(HttpHeaders.IF_MATCH),
                one(HttpHeaders.IF_NONE_MATCH),
                one(HttpHeaders.IF_MODIFIED_SINCE).flatMap(HttpDate::find).map(HttpDate::end),
                one(IF_NONE_EXIST),
                one(IDEMPOTENCY_KEY));
    }

    /** {@return the level at which the request's resources are validated; empty for the default} */
    Optional<ValidationLevel> validationLevel() {
        return one(VALIDATION_LEVEL)
                .map(level -> ValidationLevel.WORDS
                        .find(level)
                        .orElseThrow(() -> FhirRefusal.bad(
                                IssueCode.VALUE,
                                "x-amzn-healthlake-fhir-validation-level must be strict, structure-only or minimal")));
    }

    /** {@return the content type of the body} */
    Optional<String> contentType() {
        return one(HttpHeaders.CONTENT_TYPE);
    }

    private Optional<String> one(CharSequence name) {
        Optional<String> found = Optional.ofNullable(headers.get(name));
        if (found.isPresent() && headers.getAll(name).size() > 1) {
            throw FhirRefusal.bad(IssueCode.VALUE, "The header " + name + " may be there only once");
        }
        return found;
    }
}
