package dev.tarn.inmemory.repository.validation;

import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Validation against base R4 alone. */
final class BaseR4 {

    private static final R4Validator VALIDATOR = new R4Validator();

    private BaseR4() {}

    /** {@return the faults of a resource} */
    static List<ValidationIssue> faults(String json) {
        return VALIDATOR.validate(json.getBytes(StandardCharsets.UTF_8), ValidationLevel.STRUCTURE_ONLY);
    }
}
