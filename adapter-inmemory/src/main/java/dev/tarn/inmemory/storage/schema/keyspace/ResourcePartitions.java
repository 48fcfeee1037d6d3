package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.VersionTimes;
import dev.tarn.inmemory.storage.DamagedRowException;
import dev.tarn.inmemory.storage.ReadView;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import dev.tarn.inmemory.storage.schema.row.StoredVersion;
import dev.tarn.inmemory.storage.schema.row.VersionKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the resources of one keyspace. */
public final class ResourcePartitions {

    private final int keyspace;
    private final TypeCodes types;

    ResourcePartitions(int keyspace, TypeCodes types) {
        this.keyspace = keyspace;
        this.types = types;
    }

    public int partition(ResourceType type) {
        return types.partition(keyspace, type);
    }

    /** {@return the row id of a row number, from 0} */
    public long rowId(ResourceType type, int row) {
        return RowIds.of(partition(type), row);
    }

    public Optional<CurrentVersion> current(Tables tables, ReadView view, ResourceAddress address) {
        return IdIndex.seek(tables, view, partition(address.type()), address).found();
    }

    /** {@return the version with this number, which is not the current one; empty where there is none} */
    public static Optional<ResourceVersion> earlier(
            Tables tables, ReadView view, CurrentVersion current, long versionId) {
        ResourceAddress address = current.version().address();
        try {
            return view.get(tables.versions, new VersionKey(current.rowId(), versionId))
                    .map(version -> version.of(address));
        } catch (DamagedRowException e) {
            throw e.named("An earlier version of " + address);
        }
    }

    /** {@return the last row id that is taken on a type's partition; the row id before the first where none is} */
    public long lastRowId(Tables tables, ResourceType type) {
        int partition = partition(type);
        return tables.resources
                .floorKey(RowIds.end(partition))
                .filter(rowId -> rowId > RowIds.start(partition))
                .orElse(RowIds.start(partition));
    }

    /**
     * A page of resources.
     *
     * @param end the row id after which the next page begins
     */
    public record Page(List<ResourceVersion> versions, long end) {}

    /**
     * {@return a page of resources that are not deleted, in order; shorter where they are large, or many rows are deleted}
     *
     * @param after the row id after which to begin
     * @param last the last row id
     * @param asOf the moment whose state is read
     */
    public Page page(Tables tables, ReadView view, ResourceType type, long after, long last, Instant asOf) {
        try {
            return some(tables, view, type, after, last, asOf);
        } catch (DamagedRowException e) {
            throw e.named(named(tables, type, e));
        }
    }

    /** {@return the resource whose row failed, with its id where the id index confirms it} */
    private static String named(Tables tables, ResourceType type, DamagedRowException failure) {
        try {
            if (failure.key() instanceof Long rowId
                    && failure.value() instanceof StoredVersion version
                    && IdIndex.leads(tables, new ResourceId(version.id()), rowId)) {
                return type + "/" + version.id();
            }
        } catch (Invalid | DamagedRowException e) {
            // The id is damaged, or the id index is.
        }
        return "a resource of type " + type;
    }

    private Page some(Tables tables, ReadView view, ResourceType type, long after, long last, Instant asOf) {
        List<ResourceVersion> found = new ArrayList<>();
        PageLimit limit = new PageLimit();
        for (Map.Entry<Long, StoredVersion> row : tables.resources.rows(after + 1, last)) {
            Optional<ResourceVersion> version = at(tables, view, type, row.getKey(), row.getValue(), asOf);
            version.ifPresent(found::add);
            if (limit.reached(version.map(shown -> shown.body().size()).orElse(0))) {
                return new Page(found, row.getKey());
            }
        }
        return new Page(found, last);
    }

    /** {@return what a row held at a moment; empty where that was nothing, or a deletion} */
    private Optional<ResourceVersion> at(
            Tables tables, ReadView view, ResourceType type, long rowId, StoredVersion row, Instant asOf) {
        ResourceVersion version = row.of(type);
        CurrentVersion current = new CurrentVersion(rowId, version);
        return VersionTimes.at(version, asOf, number -> earlier(tables, view, current, number))
                .filter(found -> !found.isDeletion());
    }

    /** {@return the number of rows of a type, deleted resources included} */
    public int rows(Tables tables, ResourceType type) {
        return RowIds.number(lastRowId(tables, type));
    }

    public Map<ResourceType, Long> counts(Tables tables) {
        Map<ResourceType, Long> counts = new EnumMap<>(ResourceType.class);
        for (Map.Entry<Long, Long> row :
                tables.live.rows((long) RowIds.firstPartition(keyspace), (long) RowIds.lastPartition(keyspace))) {
            if (row.getValue() > 0) {
                counts.put(types.type(row.getKey().intValue()), row.getValue());
            }
        }
        return counts;
    }
}
