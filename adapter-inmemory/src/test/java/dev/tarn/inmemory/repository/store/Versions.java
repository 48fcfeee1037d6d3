package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.fhir.ResourceAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** The versions of a resource, for tests. */
public final class Versions {

    private Versions() {}

    /** {@return all versions that are there, the newest first; none where there never was such a resource} */
    public static List<ResourceVersion> newestFirst(ResourceStore store, ResourceAddress address) {
        long newest = store.read(address).map(ResourceVersion::versionId).orElse(0L);
        return LongStream.iterate(newest, number -> number > 0, number -> number - 1)
                .mapToObj(number -> store.read(address, number))
                .flatMap(Optional::stream)
                .toList();
    }
}
