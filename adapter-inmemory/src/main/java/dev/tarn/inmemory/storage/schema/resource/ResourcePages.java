package dev.tarn.inmemory.storage.schema.resource;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.keyspace.ResourceKeyspace;
import dev.tarn.inmemory.storage.schema.keyspace.ResourcePartitions;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The resources of a type, read a page at a time. Between two pages nothing is held in the database, so that a slow
 * export keeps no old versions alive.
 */
final class ResourcePages extends AbstractSpliterator<ResourceVersion> {

    private final Database database;
    private final ResourceKeyspace keyspace;
    private final ResourceType type;
    private final long last;
    private final Instant asOf;
    private long end;
    private Iterator<ResourceVersion> page = List.<ResourceVersion>of().iterator();

    private ResourcePages(Database database, ResourceKeyspace keyspace, ResourceType type, long last, Instant asOf) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL);
        this.database = database;
        this.keyspace = keyspace;
        this.type = type;
        this.last = last;
        this.asOf = asOf;
        this.end = RowIds.start(keyspace.partitions().partition(type));
    }

    /** {@return those that are there now, as they were at a moment} */
    static Stream<ResourceVersion> stream(
            Database database, ResourceKeyspace keyspace, ResourceType type, Instant asOf) {
        long last = database.read((tables, view) -> keyspace.partitions().lastRowId(tables, type));
        return StreamSupport.stream(new ResourcePages(database, keyspace, type, last, asOf), false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super ResourceVersion> action) {
        while (!page.hasNext()) {
            if (end >= last || keyspace.isDropped()) {
                return false;
            }
            turn();
        }
        action.accept(page.next());
        return true;
    }

    private void turn() {
        ResourcePartitions.Page next =
                database.read((tables, view) -> keyspace.partitions().page(tables, view, type, end, last, asOf));
        page = next.versions().iterator();
        end = next.end();
    }
}
