package dev.tarn.http.fhir.validation;

import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.interaction.Handler;
import dev.tarn.http.fhir.interaction.RequestTarget;
import dev.tarn.http.fhir.outcome.Outcomes;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.ports.fhir.ValidateResource;
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
            return Outcomes.answer(
                    call.fhir().validation().validate(call.endpoint().store(), request));
        };
    }
}
