package dev.tarn.inmemory.repository.validation;

import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.ndjson.ResourceOutline;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.util.List;

/** A validator that meets what a reader of the same text needs, so that an import goes over its bytes once. */
interface OutliningValidator extends ResourceValidator {

    /**
     * {@return the same issues as without an outline}
     *
     * @param outline set where there is no issue
     */
    List<ValidationIssue> validate(byte[] json, int from, int to, ValidationLevel level, ResourceOutline outline);

    /**
     * {@return the issues that a validator finds}
     *
     * @param outline set where there is no issue and the validator is an {@link OutliningValidator}; otherwise unchanged
     */
    static List<ValidationIssue> validate(
            ResourceValidator validator,
            byte[] json,
            int from,
            int to,
            ValidationLevel level,
            ResourceOutline outline) {
        return validator instanceof OutliningValidator outlining
                ? outlining.validate(json, from, to, level, outline)
                : validator.validate(json, from, to, level);
    }
}
