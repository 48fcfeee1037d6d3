package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.fhir.ResourceType;
import java.util.Optional;

/** The versions of resources in maps. */
final class MapVersionSource implements VersionSource {

    private final MapResourceStore store;

    MapVersionSource(MapResourceStore store) {
        this.store = store;
    }

    @Override
    public void versions(ResourceType type, int from, int to, long first, Visitor visitor) {
        ResourcePartition partition = store.partition(type);
        for (int row = Math.max(0, from); row < Math.min(to, partition.rows()); row++) {
            Optional<VersionChain> resource = partition.row(row);
            if (resource.isPresent()) {
                for (ResourceVersion version : resource.get().from(first)) {
                    visitor.version(
                            row, version.versionId(), version.lastUpdated().toEpochMilli());
                }
            }
        }
    }

    @Override
    public Optional<ResourceVersion> version(ResourceType type, int row, long versionId) {
        return store.partition(type).row(row).flatMap(resource -> resource.version(versionId));
    }
}
