package dev.tarn.http.fhir.validation;

import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.interaction.Handler;
import dev.tarn.http.fhir.interaction.RequestTarget;
import dev.tarn.http.fhir.outcome.Outcomes;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.fhir.ValidateResource;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * {@code POST Type/$validate}, {@code POST} and {@code GET Type/id/$validate} ({@code data-plane.md} 3.7). The body is the
 * resource, or a Parameters resource; without one the stored resource is validated. The answer is 200 whatever the issues.
 */
public final class ValidateHandler implements Handler {

    /** The paths of a POST. */
    public static final Set<PathShape> SHAPES = Set.of(PathShape.TYPE_VALIDATION, PathShape.INSTANCE_VALIDATION);

    @Override
    public boolean isLong(RequestTarget asked) {
        return true;
    }

    @Override
    public Callable<Answer> read(FhirCall call) {
        RequestTarget asked = call.asked();
        ResourceType type = asked.path().type();
        Optional<ResourceId> id = asked.path().shape() == PathShape.INSTANCE_VALIDATION
                ? Optional.of(asked.path().address().id())
                : Optional.empty();
        return () -> {
            ValidationParameters parameters = ValidationParameters.of(asked.content(), asked.query(), type);
            ValidateResource request =
                    new ValidateResource(type, id, parameters.resource(), parameters.profile(), parameters.mode());
            List<ValidationIssue> issues =
                    call.fhir().validation().validate(call.endpoint().store(), request);
            return Outcomes.answer(200, AnswerWriter.object(out -> write(issues, out)));
        };
    }

    private static void write(List<ValidationIssue> issues, AnswerWriter out) {
        out.text("resourceType", "OperationOutcome");
        out.objects("issue", issues, issue -> {
            out.text("severity", issue.severity().word());
            out.text("code", issue.code().word());
            out.text("diagnostics", issue.diagnostics());
            if (!issue.location().isEmpty()) {
                out.texts("expression", List.of(issue.location()));
            }
        });
    }
}
