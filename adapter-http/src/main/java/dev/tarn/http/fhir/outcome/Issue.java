package dev.tarn.http.fhir.outcome;

import java.util.Optional;

/**
 * One issue of an OperationOutcome.
 *
 * @param diagnostics what is wrong, and what would be right
 * @param expression where: {@code Bundle.entry[3]}
 */
public record Issue(IssueCode code, String diagnostics, Optional<String> expression) {

    /** {@return an issue of the whole request} */
    public static Issue of(IssueCode code, String diagnostics) {
        return new Issue(code, diagnostics, Optional.empty());
    }

    /** {@return this, of one part of the request} */
    Issue at(String place) {
        String inner = expression.map(path -> ": " + path).orElse("");
        return new Issue(code, place + inner + ": " + diagnostics, Optional.of(place));
    }
}
