package dev.tarn.inmemory.repository.validation.profile;

/** Decides whether a value can be in a slice. Immutable and thread-safe. */
@FunctionalInterface
interface SliceCondition {

    /**
     * {@return whether the value fulfils the condition}
     *
     * @param type of the value, as its member says
     */
    boolean holds(ProfileWalk walk, byte[] json, int value, String type);
}
