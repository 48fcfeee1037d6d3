package dev.tarn.inmemory.resource;

import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The resources of one data store, with all their versions. Safe for use by many threads; streams may read while others
 * write, and their caller closes them.
 */
public interface ResourceStore {

    /**
     * Creates or updates, in the order given, so that of two with one id the later one wins ({@code decisions.md} D27).
     *
     * @param now becomes {@code meta.lastUpdated}, cut to milliseconds
     * @return what was done, one for each of the batch and in its order
     */
    List<Upserted> apply(List<AcceptedResource> batch, Instant now);

    /** {@return the current version; empty where there is no such resource} */
    Optional<ResourceVersion> read(ResourceType type, ResourceId id);

    /** {@return this version; empty where there is none} */
    Optional<ResourceVersion> read(ResourceType type, ResourceId id, long versionId);

    /** {@return every version of a resource, the newest first} */
    Stream<ResourceVersion> history(ResourceType type, ResourceId id);

    /**
     * {@return the resources of a type, each once, in the order in which they were created}
     *
     * <p>Those that are there when the stream is opened. One that is updated meanwhile comes in its old or in its new
     * version, always whole.
     */
    Stream<ResourceVersion> all(ResourceType type);

    /** {@return how many resources there are; types without any are left out} */
    Map<ResourceType, Long> counts();
}
