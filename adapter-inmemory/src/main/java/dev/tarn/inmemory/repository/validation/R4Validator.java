package dev.tarn.inmemory.repository.validation;

import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.ndjson.ResourceOutline;
import dev.tarn.inmemory.repository.validation.schema.Schemas;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.util.List;

/**
 * Validates against base R4, and at the level {@code STRICT} also against the profiles that a resource claims. The tables
 * are compiled when the first resource of a type is seen. Thread-safe.
 */
public final class R4Validator implements OutliningValidator {

    private final ThreadLocal<ResourceWalk> walks;
    private final ClaimedProfiles profiles;

    /** Creates a validator that passes over claims of profiles. */
    public R4Validator() {
        this(ClaimedProfiles.NONE);
    }

    /** Creates a validator that validates claims of profiles. */
    public R4Validator(ClaimedProfiles profiles) {
        Schemas schemas = new Schemas();
        this.walks = ThreadLocal.withInitial(() -> new ResourceWalk(schemas));
        this.profiles = profiles;
    }

    private R4Validator(ThreadLocal<ResourceWalk> walks, ClaimedProfiles profiles) {
        this.walks = walks;
        this.profiles = profiles;
    }

    /** {@return a validator with the same tables of base R4, and other profiles} */
    public R4Validator with(ClaimedProfiles other) {
        return new R4Validator(walks, other);
    }

    @Override
    public List<ValidationIssue> validate(byte[] json, int from, int to, ValidationLevel level) {
        return walks.get().validate(json, from, to, claimed(level));
    }

    private ClaimedProfiles claimed(ValidationLevel level) {
        return level == ValidationLevel.STRICT ? profiles : ClaimedProfiles.NONE;
    }

    @Override
    public List<ValidationIssue> validate(
            byte[] json, int from, int to, ValidationLevel level, ResourceOutline outline) {
        ResourceWalk walk = walks.get();
        List<ValidationIssue> issues = walk.validate(json, from, to, claimed(level));
        if (issues.isEmpty()) {
            walk.outline(outline);
        }
        return issues;
    }

    @Override
    public List<ValidationIssue> validateAgainst(byte[] json, String profile) {
        IssueList issues = new IssueList();
        ResourceWalk.ProfileCheck check =
                (text, resource, meta, found) -> profiles.checkAgainst(text, resource, profile, found);
        walks.get().validate(json, 0, json.length, check, issues);
        return issues.all();
    }

    /** {@return the faults against the profiles that a resource claims, without those of base R4} */
    List<ValidationIssue> validateClaims(byte[] json, int from, int to) {
        IssueList issues = new IssueList();
        walks.get().validate(json, from, to, profiles, issues);
        return issues.all();
    }

    @Override
    public boolean hasProfile(String profile) {
        return profiles.has(profile);
    }

    @Override
    public R4Validator withDefaults(List<ProfileName> guides) {
        return guides.isEmpty() ? this : new R4Validator(walks, profiles.withDefaults(guides));
    }
}
