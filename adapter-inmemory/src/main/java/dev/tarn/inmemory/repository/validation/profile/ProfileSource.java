package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.inmemory.repository.validation.profile.definition.Guide;
import java.util.Optional;

/** Finds the profiles to which profiles refer. Thread-safe. */
@FunctionalInterface
interface ProfileSource {

    /**
     * {@return the profile; empty where no guide has it}
     *
     * @param canonical the URL, with or without version
     * @param guide that of the profile that refers to it: its own profiles and its dependencies come first
     */
    Optional<CompiledProfile> find(String canonical, Guide guide);
}
