package dev.tarn.ports.fhir.validation;

import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.domain.job.ValidationLevel;
import java.util.List;

/** Validates resources. Thread-safe. */
public interface ResourceValidator {

    /**
     * {@return every fault of a resource, up to a limit of the implementation; none where it is valid}
     *
     * @param json one resource in UTF-8; not changed. Whatever the bytes are, the faults are issues, not exceptions
     * @param from the index of the first byte
     * @param to the index behind the last byte
     * @param level {@code MINIMAL} finds the faults of {@code STRUCTURE_ONLY}: to store the resource nevertheless is up to
     *     the caller
     */
    List<ValidationIssue> validate(byte[] json, int from, int to, ValidationLevel level);

    /**
     * {@return every fault of a resource against a profile, whether it claims it or not; none where it conforms}
     *
     * @param json one resource in UTF-8 that fills the array
     * @param profile the canonical URL of a profile, with or without version, that the validator {@link #hasProfile has}
     */
    default List<ValidationIssue> validateAgainst(byte[] json, String profile) {
        return List.of();
    }

    /** {@return whether resources can be validated against a profile} An implementation without profiles has none. */
    default boolean hasProfile(String profile) {
        return false;
    }

    /**
     * {@return a validator that takes a profile without a version from these guides, where they have it} An implementation
     * without profiles returns itself, and so does any where there are none.
     *
     * @param guides names of versions of guides, as {@code us-core-6.1.0}; of several that have the profile the first counts
     */
    default ResourceValidator withDefaults(List<ProfileName> guides) {
        return this;
    }

    /** {@return every fault of a resource whose JSON fills the array} */
    default List<ValidationIssue> validate(byte[] json, ValidationLevel level) {
        return validate(json, 0, json.length, level);
    }
}
