package dev.tarn.inmemory.repository.validation;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.ResourceFault;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.ndjson.ResourceOutline;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.util.List;

/** The validation of what is written, at one level ({@code data-plane.md} 1.4). Immutable and thread-safe. */
public final class WriteValidation {

    /** Finds no fault, for stores whose resources are not the subject. */
    public static final WriteValidation NONE = off((json, from, to, level) -> List.of());

    private final ResourceValidator validator;
    private final boolean isOn;
    private final ValidationLevel level;

    /** The validation of writes at this level. */
    public WriteValidation(ResourceValidator validator, ValidationLevel level) {
        this(validator, true, level);
    }

    private WriteValidation(ResourceValidator validator, boolean isOn, ValidationLevel level) {
        this.validator = validator;
        this.isOn = isOn;
        this.level = level;
    }

    /** {@return no validation of writes, whatever level is named; {@code $validate} uses the validator} */
    public static WriteValidation off(ResourceValidator validator) {
        return new WriteValidation(validator, false, ValidationLevel.STRUCTURE_ONLY);
    }

    /** {@return the validation at another level} */
    public WriteValidation at(ValidationLevel other) {
        return other == level || !isOn ? this : new WriteValidation(validator, other);
    }

    /** {@return the same validation by another validator} */
    public WriteValidation by(ResourceValidator other) {
        return other == validator ? this : new WriteValidation(other, isOn, level);
    }

    /** {@return the validator, for resources that are not written} */
    public ResourceValidator validator() {
        return validator;
    }

    /** {@return whether a resource with faults is stored nevertheless, with an extension} */
    public boolean annotates() {
        return level == ValidationLevel.MINIMAL;
    }

    /**
     * {@return the faults of the text in this range}
     *
     * @param outline set where the text is valid and the validator has met what a reader needs; otherwise cleared
     */
    public List<ResourceFault> faults(byte[] json, int from, int to, ResourceOutline outline) {
        outline.clear();
        return isOn ? errors(OutliningValidator.validate(validator, json, from, to, level, outline)) : List.of();
    }

    private static List<ResourceFault> errors(List<ValidationIssue> issues) {
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
        List<ResourceFault> faults = isOn ? errors(validator.validate(json, level)) : List.of();
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
