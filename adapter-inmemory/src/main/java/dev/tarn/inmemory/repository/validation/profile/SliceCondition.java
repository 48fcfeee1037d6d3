package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.inmemory.ndjson.JsonBytes;

/** Decides whether a value can be in a slice. Immutable and thread-safe. */
@FunctionalInterface
interface SliceCondition {

    /**
     * {@return whether the value fulfils the condition}
     *
     * @param type of the value, as its member says
     */
    boolean holds(ProfileWalk walk, JsonBytes json, int value, String type);
}
