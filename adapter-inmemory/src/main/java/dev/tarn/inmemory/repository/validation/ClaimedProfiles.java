package dev.tarn.inmemory.repository.validation;

import dev.tarn.domain.datastore.ProfileName;
import java.util.List;

/** Validates resources against the profiles that they claim in {@code meta.profile}. Thread-safe. */
public interface ClaimedProfiles extends ResourceWalk.ProfileCheck {

    /** Passes over all claims. */
    ClaimedProfiles NONE = new ClaimedProfiles() {
        @Override
        public void check(byte[] json, int resource, int meta, IssueList issues) {}

        @Override
        public void checkAgainst(byte[] json, int resource, String profile, IssueList issues) {}

        @Override
        public boolean has(String profile) {
            return false;
        }

        @Override
        public ClaimedProfiles withDefaults(List<ProfileName> guides) {
            return this;
        }
    };

    /**
     * Adds the faults of a resource against its profiles.
     *
     * @param json well-formed JSON from {@code resource} to the end of the object there
     * @param resource the index of the resource's brace
     * @param meta the index of the value of its {@code meta}; 0 where it has none
     */
    @Override
    void check(byte[] json, int resource, int meta, IssueList issues);

    @Override
    default void checkNested(byte[] json, int resource, int meta, IssueList issues) {
        check(json, resource, meta, issues);
    }

    /**
     * Adds the faults of a resource against a profile, whether it claims it or not.
     *
     * @param profile the canonical URL, with or without version
     */
    void checkAgainst(byte[] json, int resource, String profile, IssueList issues);

    /** {@return whether the profile is available} */
    boolean has(String profile);

    /** {@return the same profiles, where these guides come first for a profile without a version} */
    ClaimedProfiles withDefaults(List<ProfileName> guides);
}
