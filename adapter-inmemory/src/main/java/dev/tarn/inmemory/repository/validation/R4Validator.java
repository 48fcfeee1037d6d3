package dev.tarn.inmemory.repository.validation;

import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.repository.validation.schema.Schemas;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.util.List;

/** Validates against base R4. The tables are compiled when the first resource of a type is seen. Thread-safe. */
public final class R4Validator implements ResourceValidator {

    private final Schemas schemas = new Schemas();
    private final ThreadLocal<ResourceWalk> walks = ThreadLocal.withInitial(() -> new ResourceWalk(schemas));

    @Override
    public List<ValidationIssue> validate(byte[] json, int from, int to, ValidationLevel level) {
        return walks.get().validate(json, from, to);
    }
}
