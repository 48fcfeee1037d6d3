package dev.tarn.http.fhir.outcome;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** OperationOutcomes as JSON, and FHIR's answers. */
public final class Outcomes {

    /** The headers of an answer that has a FHIR body; FHIR wants the charset to be said. */
    public static final List<Answer.Header> FHIR_JSON = List.of(new Answer.Header(
            HttpHeaders.CONTENT_TYPE, HttpHeaders.createOptimized("application/fhir+json; charset=utf-8")));

    private static final FhirFailure DONE = FhirFailure.of(200, IssueCode.INFORMATIONAL, "Done");

    private Outcomes() {}

    /** {@return an answer with a FHIR body} */
    public static Answer answer(int status, byte[] json) {
        return answer(status, AnswerBytes.of(json));
    }

    /** {@return an answer with a FHIR body} */
    public static Answer answer(int status, AnswerBytes json) {
        return new Answer(status, FHIR_JSON, json);
    }

    /** {@return the answer that tells a failure} */
    public static Answer answer(FhirFailure failure) {
        return answer(failure.status(), AnswerWriter.object(out -> write(failure, "error", out)));
    }

    /** {@return the answer of a validation, which succeeds whatever it finds} */
    public static Answer answer(List<ValidationIssue> issues) {
        return answer(200, AnswerWriter.object(out -> {
            out.text("resourceType", "OperationOutcome");
            out.objects("issue", issues, issue -> {
                Optional<String> place = Optional.of(issue.location()).filter(location -> !location.isEmpty());
                write(issue.severity().word(), issue.code().word(), issue.diagnostics(), place, out);
            });
        }));
    }

    /** {@return the OperationOutcome of what succeeded} */
    public static byte[] done() {
        return AnswerWriter.object(Outcomes::writeDone);
    }

    /** Writes the members of the OperationOutcome of what succeeded. */
    public static void writeDone(AnswerWriter out) {
        write(DONE, "information", out);
    }

    /** Writes the members of the OperationOutcome of a failure. */
    public static void write(FhirFailure failure, AnswerWriter out) {
        write(failure, "error", out);
    }

    private static void write(FhirFailure failure, String severity, AnswerWriter out) {
        out.text("resourceType", "OperationOutcome");
        out.objects(
                "issue",
                failure.issues(),
                issue -> write(severity, issue.code().word(), issue.diagnostics(), issue.expression(), out));
    }

    private static void write(
            String severity, String code, String diagnostics, Optional<String> expression, AnswerWriter out) {
        out.text("severity", severity);
        out.text("code", code);
        out.text("diagnostics", diagnostics);
        expression.ifPresent(place -> out.texts("expression", List.of(place)));
    }
}
