package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.inmemory.repository.validation.profile.definition.Guide;
import dev.tarn.inmemory.repository.validation.profile.definition.Profile;
import dev.tarn.inmemory.repository.validation.profile.packages.PackageException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A version of a guide, read and compiled when it is first needed. Thread-safe. */
final class GuideVersion {

    private static final Logger LOG = LoggerFactory.getLogger(GuideVersion.class);

    private final String id;
    private final String version;
    private final String canonical;
    private final boolean isDefault;
    private final Supplier<Guide> reader;
    private final Map<String, Optional<CompiledProfile>> compiled = new ConcurrentHashMap<>();
    private volatile @Nullable Guide guide;

    /**
     * A guide that is not read yet.
     *
     * @param canonical the URL with which those of its profiles begin; empty for any
     * @param isDefault whether it comes first where a resource names no version
     */
    GuideVersion(String id, String version, String canonical, boolean isDefault, Supplier<Guide> reader) {
        this.id = id;
        this.version = version;
        this.canonical = canonical;
        this.isDefault = isDefault;
        this.reader = reader;
    }

    String id() {
        return id;
    }

    String version() {
        return version;
    }

    boolean isDefault() {
        return isDefault;
    }

    /** {@return the name as HealthLake spells it: {@code us-core-3.1.1}} */
    String name() {
        return Guide.name(id, version);
    }

    /** {@return whether a name of {@code ProfileConfiguration} means this version} */
    boolean isNamed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String own = name();
        return lower.equals(own) || lower.equals(id + "-" + version) || lower.equals(own.replace("davinci-", ""));
    }

    /** {@return the profile; empty where the guide does not have it, or it is for a type that R4 does not have} */
    Optional<CompiledProfile> find(String url, ProfileSource source) {
        if (!url.startsWith(canonical)) {
            return Optional.empty();
        }
        Optional<CompiledProfile> known = compiled.get(url);
        if (known == null) {
            Guide own = guide();
            Profile profile = own.profiles().get(url);
            if (profile == null) {
                return Optional.empty();
            }
            known = RuleCompiler.compile(profile, own, source, line -> LOG.debug("{} does not check {}", name(), line));
            compiled.put(url, known);
        }
        return known;
    }

    /** {@return whether the profile of the URL has the version} The guide must have the profile. */
    boolean hasVersion(String url, String wanted) {
        Profile profile = guide().profiles().get(url);
        return version.equals(wanted) || (profile != null && profile.version().equals(wanted));
    }

    private synchronized Guide guide() {
        Guide known = guide;
        if (known == null) {
            known = read();
            guide = known;
            for (String line : known.unchecked()) {
                LOG.debug("{} does not check {}", name(), line);
            }
        }
        return known;
    }

    /** A package that can no longer be read has no profiles: claims of them are refused, and the log says why. */
    private Guide read() {
        try {
            return reader.get();
        } catch (PackageException e) {
            LOG.warn("{}", e.getMessage());
            return new Guide(id, version, Map.of(), Map.of(), Map.of(), List.of());
        }
    }
}
