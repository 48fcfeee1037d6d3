package dev.tarn.aws.fhir;

import dev.tarn.domain.failure.AccessDenied;
import dev.tarn.domain.failure.BrokenPromise;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Duplicate;
import dev.tarn.domain.failure.FailedDependency;
import dev.tarn.domain.failure.Gone;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.Overloaded;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.failure.Throttled;
import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.domain.failure.Unreachable;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.TransactionFailed;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statuses and OperationOutcomes as failures: the inverse of what a FHIR endpoint does ({@code data-plane.md} 3.2, 3.4).
 * The diagnostics are passed on word for word.
 */
final class FhirFailures {

    private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[([0-9]{1,6})](.*)", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile(".*?([A-Za-z]+/[A-Za-z0-9\\-.]{1,64})(?:/_history/.*)?");

    private FhirFailures() {}

    /**
     * {@return the failure that an answer tells}
     *
     * @param place the service and where it is, as a sentence begins
     */
    static HealthLakeException of(FhirReply reply, String place) {
        Outcome outcome = Outcome.read(reply.body().utf8());
        String message = outcome.message()
                .orElseGet(() -> place + " answered HTTP status " + reply.status() + " and no message");
        return of(reply, outcome, message);
    }

    /** {@return the failure of one entry, where the answer to a transaction names one; otherwise of all of it} */
    static RuntimeException ofTransaction(FhirReply reply, String place) {
        Outcome outcome = Outcome.read(reply.body().utf8());
        Optional<Matcher> entry = outcome.issues().stream()
                .flatMap(issue -> issue.place().stream())
                .map(ENTRY::matcher)
                .filter(Matcher::matches)
                .findFirst();
        HealthLakeException failure = of(reply, place);
        if (entry.isEmpty()) {
            return failure;
        }
        String prefix = "Bundle.entry[" + entry.get().group(1) + "]: ";
        String message = failure.getMessage().replace(prefix, "");
        return new TransactionFailed(Integer.parseInt(entry.get().group(1)), of(reply, outcome, message));
    }

    /** {@return the failure that the status of an entry tells} */
    static HealthLakeException ofStatus(int status, String message) {
        ResourceJson none = ResourceJson.of("");
        return of(
                new FhirReply(status, HttpHeaders.of(Map.of(), (name, value) -> true), none),
                Outcome.read(none.utf8()),
                message);
    }

    private static HealthLakeException of(FhirReply reply, Outcome outcome, String message) {
        return switch (reply.status()) {
            case 401, 403 -> new AccessDenied(message);
            case 404 -> outcome.has("not-supported") ? new Unsupported(message) : new NotFound(message);
            case 405, 501 -> new Unsupported(message);
            case 409 -> outcome.has("duplicate") ? duplicate(reply, message) : new Conflict(message);
            case 410 -> new Gone(message);
            case 412 -> new PreconditionFailed(message);
            case 413, 422 -> new Unprocessable(message);
            case 424 -> new FailedDependency(message);
            case 429 -> new Throttled(message);
            case 503 -> outcome.has("throttled") ? new Overloaded(message) : new Unreachable(message, null);
            case 502, 504 -> new Unreachable(message, null);
            case 507 -> new InsufficientStorage(message);
            default -> other(reply.status(), message);
        };
    }

    private static HealthLakeException other(int status, String message) {
        if (status >= 500) {
            return new Internal(message, null);
        }
        return status >= 400
                ? new Invalid(message)
                : new BrokenPromise(message + "; check that the DatastoreEndpoint is one of HealthLake");
    }

    /** HealthLake names the resource in {@code Location}. */
    private static Duplicate duplicate(FhirReply reply, String message) {
        Optional<String> original = reply.header("Location")
                .map(REFERENCE::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1));
        return Duplicate.reported(message, original);
    }
}
