package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.fhir.ResourceType;
import java.util.Optional;

/**
 * All versions of one data store's resources, deletions included, by the row numbers of {@link SearchSource}. Versions of a
 * resource are numbered from 1 without a gap. Thread-safe.
 */
public interface VersionSource {

    /**
     * Passes the versions of some rows, in any order. A version that is written meanwhile comes or does not; those before it
     * come in any case.
     *
     * @param from the first row
     * @param to the row behind the last
     * @param first only versions with this number or a greater one
     */
    void versions(ResourceType type, int from, int to, long first, Visitor visitor);

    /** {@return one version; empty where there is none} */
    Optional<ResourceVersion> version(ResourceType type, int row, long versionId);

    /** Receives versions without their bodies. */
    interface Visitor {

        /**
         * Receives one version.
         *
         * @param time when it was written, in milliseconds since 1970
         */
        void version(int row, long versionId, long time);
    }
}
