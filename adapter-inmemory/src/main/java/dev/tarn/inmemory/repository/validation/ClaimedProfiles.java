package dev.tarn.inmemory.repository.validation;

/** Validates resources against the profiles that they claim in {@code meta.profile}. Thread-safe. */
@FunctionalInterface
public interface ClaimedProfiles {

    /** Passes over all claims. */
    ClaimedProfiles NONE = (json, resource, meta, issues) -> {};

    /**
     * Adds the faults of a resource against its profiles.
     *
     * @param json well-formed JSON from {@code resource} to the end of the object there
     * @param resource the index of the resource's brace
     * @param meta the index of the value of its {@code meta}
     */
    void check(byte[] json, int resource, int meta, IssueList issues);
}
