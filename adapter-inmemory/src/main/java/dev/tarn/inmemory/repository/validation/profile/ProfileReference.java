package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.inmemory.repository.validation.profile.definition.Guide;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The profile of an element's type, compiled when it is first needed: profiles refer to each other. Thread-safe. */
final class ProfileReference {

    private final String url;
    private final Guide guide;
    private final ProfileSource source;
    private volatile boolean sought;
    private volatile @Nullable CompiledProfile profile;

    ProfileReference(String url, Guide guide, ProfileSource source) {
        this.url = url;
        this.guide = guide;
        this.source = source;
    }

    String url() {
        return url;
    }

    /** {@return the profile; empty where no guide has it, and then every value conforms} */
    Optional<CompiledProfile> get() {
        if (!sought) {
            profile = source.find(url, guide).orElse(null);
            sought = true;
        }
        return Optional.ofNullable(profile);
    }
}
