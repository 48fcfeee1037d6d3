package dev.tarn.inmemory.repository.validation;

import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.ndjson.ResourceOutline;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A validator that is made when the first resource is validated: a start does not load its classes. Thread-safe. */
public final class LazyValidator implements OutliningValidator {

    private final Supplier<? extends ResourceValidator> supplier;
    private volatile @Nullable ResourceValidator made;

    /** @param supplier makes the validator; called once, or more often by threads at the same time */
    public LazyValidator(Supplier<? extends ResourceValidator> supplier) {
        this.supplier = supplier;
    }

    private ResourceValidator get() {
        ResourceValidator known = made;
        if (known == null) {
            known = supplier.get();
            made = known;
        }
        return known;
    }

    @Override
    public List<ValidationIssue> validate(byte[] json, int from, int to, ValidationLevel level) {
        return get().validate(json, from, to, level);
    }

    @Override
    public List<ValidationIssue> validate(
            byte[] json, int from, int to, ValidationLevel level, ResourceOutline outline) {
        return OutliningValidator.validate(get(), json, from, to, level, outline);
    }

    @Override
    public List<ValidationIssue> validateAgainst(byte[] json, String profile) {
        return get().validateAgainst(json, profile);
    }

    @Override
    public boolean hasProfile(String profile) {
        return get().hasProfile(profile);
    }

    @Override
    public ResourceValidator withDefaults(List<ProfileName> guides) {
        return guides.isEmpty() ? this : new LazyValidator(() -> get().withDefaults(guides));
    }
}
