package dev.tarn.inmemory;

import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.repository.validation.LazyValidator;
import dev.tarn.inmemory.repository.validation.OtherEngine;
import dev.tarn.inmemory.repository.validation.R4Validator;
import dev.tarn.inmemory.repository.validation.WriteValidation;
import dev.tarn.inmemory.repository.validation.profile.ProfileClaims;
import dev.tarn.inmemory.repository.validation.profile.ProfileRegistry;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import java.util.List;
import java.util.Optional;

/**
 * How a local HealthLake validates.
 *
 * @param level that of writes that name none; empty where no write is validated
 * @param profiles those that resources can claim; empty for those that come with Tarn
 * @param ignoresUnknownProfiles whether claims of others are passed over
 * @param engine what validates against base R4 instead of Tarn's own engine
 */
record ValidationSettings(
        Optional<ValidationLevel> level,
        Optional<ProfileRegistry> profiles,
        boolean ignoresUnknownProfiles,
        Optional<ResourceValidator> engine) {

    /** {@return the validation of writes, whose validator is loaded when the first resource is validated} */
    WriteValidation validation() {
        ResourceValidator validator = new LazyValidator(this::validator);
        return level.map(of -> new WriteValidation(validator, of)).orElseGet(() -> WriteValidation.off(validator));
    }

    private ResourceValidator validator() {
        R4Validator tables = tables();
        return engine.<ResourceValidator>map(other -> new OtherEngine(other, tables))
                .orElse(tables);
    }

    private R4Validator tables() {
        return profiles.isEmpty() && !ignoresUnknownProfiles
                ? SharedValidator.R4
                : SharedValidator.R4.with(new ProfileClaims(
                        profiles.orElseGet(ProfileRegistry::builtIn), List.of(), ignoresUnknownProfiles));
    }

    /** Lazy holder: all instances of a process share the tables of base R4. */
    private static final class SharedValidator {
        private static final R4Validator R4 =
                new R4Validator(new ProfileClaims(ProfileRegistry.builtIn(), List.of(), false));
    }
}
