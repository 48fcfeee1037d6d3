package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a search index reads: the current versions of one data store's resources, and which of them changed. Thread-safe.
 *
 * <p>Each resource has a row number, which is unique for its type and stays the same for all its versions. Row numbers are
 * dense, begin with 0, and grow in the order of creation. Each committed change has a number, greater than all before it.
 */
public interface SearchSource {

    /** {@return the number of the last committed change; a write has its number before it returns} */
    long lastChange();

    /** {@return the types that have resources} */
    List<ResourceType> types();

    /** {@return the number of rows of a type, deleted resources included} */
    int rows(ResourceType type);

    /**
     * Passes the rows of a type that are not deleted, in ascending order.
     *
     * @param from the first row
     * @param to the row behind the last
     */
    void read(ResourceType type, int from, int to, Consumer<SourceRow> action);

    /** {@return a row of a type; empty where the resource is deleted, or there is no such row} */
    Optional<SourceRow> read(ResourceType type, int row);

    /** {@return the current version of a resource; empty where it is deleted or never existed} */
    Optional<ResourceVersion> read(ResourceAddress address);

    /**
     * {@return the rows that were updated or deleted after a change; a row may come more than once; empty where the changes
     * are not known that far back, so that all rows have to be read again} All changes up to {@link #lastChange()} at the
     * time of the call are included. Rows that were created after the change are not: those are the rows from
     * {@link #rows} as it was at that change, which takes no memory however many were imported.
     */
    Optional<List<ChangedRow>> changedSince(long change);

    /** {@return where data that is derived from the resources can be kept} */
    DerivedData derived();

    /** A row that changed. */
    record ChangedRow(ResourceType type, int row) {}

    /**
     * A row.
     *
     * @param created when version 1 was written, in milliseconds since 1970 (HealthLake's createdAt, {@code data-plane.md} 3.3)
     */
    record SourceRow(int row, ResourceVersion version, long created) {}
}
