package dev.tarn.inmemory.repository.validation;

import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import dev.tarn.ports.fhir.validation.ValidationIssue.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that {@code $validate} says of a resource: besides faults, what writes pass over. Thread-safe. */
public record ValidationReport(ResourceValidator validator) {

    /** Says that there is no error, in HealthLake's words ({@code data-plane.md} 3.7). */
    public static final ValidationIssue SUCCESSFUL =
            new ValidationIssue(Severity.INFORMATION, Code.INFORMATIONAL, "Validation successful", "");

    /**
     * {@return every issue of the resource whose JSON fills the array}
     *
     * @param profile one against which it is validated besides those that it claims
     * @param obstacles errors that are no matter of validation; those of JSON that cannot be read are left out where the
     *     validator has found the same
     */
    public List<ValidationIssue> of(byte[] json, Optional<String> profile, List<ValidationIssue> obstacles) {
        List<ValidationIssue> issues = new ArrayList<>(validator.validate(json, ValidationLevel.STRICT));
        profile.filter(validator::hasProfile).stream()
                .flatMap(url -> validator.validateAgainst(json, url).stream())
                .filter(issue -> !issues.contains(issue))
                .forEach(issues::add);
        boolean hasErrors = issues.stream().anyMatch(ValidationIssue::isError);
        boolean isReadable =
                Stream.concat(issues.stream(), obstacles.stream()).noneMatch(issue -> issue.code() == Code.INVALID);
        obstacles.stream()
                .filter(issue -> !hasErrors || issue.code() != Code.INVALID)
                .forEach(issues::add);
        if (isReadable) {
            Remarks.addTo(issues, json);
        }
        if (issues.stream().noneMatch(ValidationIssue::isError)) {
            issues.add(0, SUCCESSFUL);
        }
        return issues;
    }
}
