package dev.tarn.inmemory.h2;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.resource.ResourceVersion;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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

    private static final int ROWS = 500;

    /** A page ends with the row that reaches this, in bytes. */
    private static final int BYTES = 1024 * 1024;

    private final H2Database database;
    private final ResourceSpace space;
    private final ResourceType type;
    private final long last;
    private long at;
    private Optional<ReadAhead<List<Located>>> ahead = Optional.empty();
    private Iterator<Located> page = List.<Located>of().iterator();

    private ResourcePages(H2Database database, ResourceSpace space, ResourceType type, long last) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL);
        this.database = database;
        this.space = space;
        this.type = type;
        this.last = last;
        this.at = Places.start(space.shelves().shelf(type));
    }

    /** {@return those that are there now} */
    static Stream<ResourceVersion> stream(H2Database database, ResourceSpace space, ResourceType type) {
        long last = database.read((tables, look) -> space.shelves().lastPlace(tables, type));
        return StreamSupport.stream(new ResourcePages(database, space, type, last), false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super ResourceVersion> action) {
        if (!page.hasNext()) {
            turn();
        }
        if (!page.hasNext()) {
            return false;
        }
        Located next = page.next();
        at = next.place();
        action.accept(next.version());
        return true;
    }

    private void turn() {
        if (at < last && !space.isDropped()) {
            List<Located> next = ahead.map(ReadAhead::get).orElseGet(() -> database.read(after(at)));
            page = next.iterator();
            // While these are taken, others are read; before the first page nobody knows whether a second is wanted.
            ahead = next.isEmpty() || next.get(next.size() - 1).place() >= last
                    ? Optional.empty()
                    : Optional.of(
                            database.readAhead(after(next.get(next.size() - 1).place())));
        }
    }

    private Work<Look, List<Located>> after(long place) {
        return (tables, look) -> space.shelves().page(tables, type, place, last, ROWS, BYTES);
    }
}
