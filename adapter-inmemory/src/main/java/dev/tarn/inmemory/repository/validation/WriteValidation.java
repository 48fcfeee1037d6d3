package dev.tarn.inmemory.repository.validation;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.ResourceFault;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.util.List;

/** The validation of what is written, at one level ({@code data-plane.md} 1.4). Immutable and thread-safe. */
public final class WriteValidation {

    /** Finds no fault, for stores whose resources are not the subject. */
    public static final WriteValidation NONE =
            new WriteValidation((json, from, to, level) -> List.of(), ValidationLevel.STRUCTURE_ONLY);

    private final ResourceValidator validator;
    private final ValidationLevel level;

    public WriteValidation(ResourceValidator validator, ValidationLevel level) {
        this.validator = validator;
        this.level = level;
    }

    /** {@return the validation at another level} */
    public WriteValidation at(ValidationLevel other) {
        return other == level ? this : new WriteValidation(validator, other);
    }

    /** {@return whether a resource with faults is stored nevertheless, with an extension} */
    public boolean annotates() {
        return level == ValidationLevel.MINIMAL;
    }

    /** {@return the faults of the text in this range} */
    public List<ResourceFault> faults(byte[] json, int from, int to) {
        List<ValidationIssue> issues = validator.validate(json, from, to, level);
        return issues.isEmpty()
                ? List.of()
                : issues.stream()
                        .filter(ValidationIssue::isError)
                        .map(issue -> new ResourceFault(issue.diagnostics(), issue.location()))
                        .toList();
    }

    /**
     * {@return what is to be stored of a resource: the same array, or another with an extension where the level lets the
     * faults pass}
     *
     * @param json a resource that has been read without error
     * @throws Invalid with all faults, where the level refuses them
     */
    public byte[] checked(byte[] json) {
        List<ResourceFault> faults = faults(json, 0, json.length);
        if (faults.isEmpty()) {
            return json;
        }
        if (!annotates()) {
            throw Invalid.ofResource(faults);
        }
        byte[] annotated = ValidationExtension.addTo(json, 0, json.length);
        return annotated.length == 0 ? json : annotated;
    }
}
