package dev.tarn.inmemory.repository.validation;

import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import java.util.ArrayList;
import java.util.List;

/**
 * Validates against base R4 with another engine, and against the profiles that the engine does not have with Tarn's own
 * tables. Thread-safe.
 *
 * @param engine validates against base R4
 * @param tables of the guides
 */
public record OtherEngine(ResourceValidator engine, R4Validator tables) implements ResourceValidator {

    @Override
    public List<ValidationIssue> validate(byte[] json, int from, int to, ValidationLevel level) {
        List<ValidationIssue> issues = engine.validate(json, from, to, level);
        if (level != ValidationLevel.STRICT || issues.stream().anyMatch(issue -> issue.code() == Code.INVALID)) {
            return issues;
        }
        List<ValidationIssue> ofProfiles = tables.validateClaims(json, from, to);
        if (ofProfiles.isEmpty()) {
            return issues;
        }
        List<ValidationIssue> all = new ArrayList<>(issues);
        all.addAll(ofProfiles);
        return all;
    }

    @Override
    public List<ValidationIssue> validateAgainst(byte[] json, String profile) {
        return tables.hasProfile(profile)
                ? tables.validateAgainst(json, profile)
                : engine.validateAgainst(json, profile);
    }

    @Override
    public boolean hasProfile(String profile) {
        return tables.hasProfile(profile) || engine.hasProfile(profile);
    }

    @Override
    public ResourceValidator withDefaults(List<ProfileName> guides) {
        return guides.isEmpty() ? this : new OtherEngine(engine, tables.withDefaults(guides));
    }
}
