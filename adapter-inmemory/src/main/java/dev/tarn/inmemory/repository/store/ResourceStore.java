package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The resources of one data store, with all their versions. Safe for use by many threads; streams may read while others
 * write, and their caller closes them. What a method that writes has returned from is there for good: where the store is
 * on disk, on disk.
 */
public interface ResourceStore {

    /**
     * Imports: creates or updates, in the order given, so that of two with one id the later one wins
     * ({@code decisions.md} D27); what is there with the same content stays as it is (D28). All of the batch is written
     * or nothing.
     *
     * @param mark which batch it is; one that has been applied is not applied again, and is answered as it was
     * @param batch caller-owned: a store that keeps a body must copy its bytes, because the buffers are reused after
     *     the call
     * @param now becomes {@code meta.lastUpdated}, cut to milliseconds
     * @return what was done, one for each of the batch and in its order
     */
    List<Upserted> apply(BatchMark mark, List<AcceptedResource> batch, Instant now);

    /**
     * Reads and writes atomically: no other write runs meanwhile, and if {@code work} throws, nothing is written.
     *
     * @param now becomes {@code meta.lastUpdated} of what is written, cut to milliseconds
     * @param work may be called more than once, if what it did could not be kept
     * @return what {@code work} returns
     */
    <T> T change(Instant now, Function<ResourceChange, T> work);

    /** {@return the current version, which may say that it was deleted; empty where there never was such a resource} */
    Optional<ResourceVersion> read(ResourceAddress address);

    /** {@return this version; empty where there is none} */
    Optional<ResourceVersion> read(ResourceAddress address, long versionId);

    /**
     * Fixes a moment: every version that is written from now on is newer than it, whatever the clock says.
     *
     * @param now the time, cut to milliseconds
     * @return the moment: now, or the time of the newest version where that is later
     */
    Instant moment(Instant now);

    /**
     * {@return the resources of a type as they were at a moment, each once, in the order in which they were created; not
     * those that were deleted at it}
     *
     * @param asOf must have been fixed by {@link #moment}: versions that are not newer are then all there. With {@link
     *     Instant#MAX} the stream has the resources that are there when it is opened: one that is updated meanwhile comes in
     *     its old or in its new version, and one that is deleted meanwhile comes or does not
     */
    Stream<ResourceVersion> all(ResourceType type, Instant asOf);

    /** {@return the version that was current at a moment, which may say that the resource was deleted} */
    default Optional<ResourceVersion> read(ResourceAddress address, Instant asOf) {
        return read(address).flatMap(current -> VersionTimes.at(current, asOf, number -> read(address, number)));
    }

    /** {@return the rows and the changes of the resources, for a search index} */
    SearchSource searchSource();

    /** {@return all versions of the resources, for histories} */
    VersionSource versionSource();

    /** {@return how many resources there are that are not deleted; types without any are left out} */
    Map<ResourceType, Long> counts();
}
