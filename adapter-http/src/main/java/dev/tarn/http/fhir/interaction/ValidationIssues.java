package dev.tarn.http.fhir.interaction;

import dev.tarn.http.connection.Answer;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.WrittenResource;
import io.vertx.core.http.HttpHeaders;

/** How an answer tells that a resource was stored in spite of its faults ({@code data-plane.md} 1.4). */
final class ValidationIssues {

    /** The header of the answer to such a write. */
    static final Answer.Header HEADER = new Answer.Header(
            HttpHeaders.createOptimized("x-amzn-healthlake-validation-issues"), HttpHeaders.createOptimized("true"));

    private static final String EXTENSION = "http://healthlake.amazonaws.com/fhir/StructureDefinition/validation-issue";

    private ValidationIssues() {}

    /** {@return whether a resource was written with the extension of those that have faults} */
    static boolean areIn(EntryAnswer answer) {
        return answer instanceof WrittenResource written
                && written.resource().json().toString().contains(EXTENSION);
    }
}
