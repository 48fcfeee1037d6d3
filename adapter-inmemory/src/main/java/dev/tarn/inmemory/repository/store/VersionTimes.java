package dev.tarn.inmemory.repository.store;

import java.time.Instant;
import java.util.Optional;

/** Finds the version of a resource that was current at a moment. */
public final class VersionTimes {

    private VersionTimes() {}

    /** The earlier versions of one resource. */
    @FunctionalInterface
    public interface Earlier {

        /** {@return the version with this number} */
        Optional<ResourceVersion> version(long versionId);
    }

    /** {@return the newest version that is not newer than the moment; the current one without a look at its history} */
    public static Optional<ResourceVersion> at(ResourceVersion current, Instant asOf, Earlier earlier) {
        Optional<ResourceVersion> version = Optional.of(current);
        while (version.isPresent() && version.get().lastUpdated().isAfter(asOf)) {
            long number = version.get().versionId();
            version = number > 1 ? earlier.version(number - 1) : Optional.empty();
        }
        return version;
    }
}
