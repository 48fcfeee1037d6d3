package dev.tarn.ports.datastore;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.datastore.DatastoreStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A filter for lists of data stores: a store must match every criterion that is given ({@code decisions.md} D9, D10).
 */
public record DatastoreFilter(
        Optional<DatastoreName> name,
        Optional<DatastoreStatus> status,
        Optional<Instant> createdBefore,
        Optional<Instant> createdAfter) {

    /** Lets every data store pass. */
    public static final DatastoreFilter ANY =
            new DatastoreFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** {@return whether the data store passes; names by equality, times strictly} */
    public boolean passes(Datastore store) {
        return name.map(wanted -> store.name().equals(Optional.of(wanted))).orElse(true)
                && status.map(wanted -> store.status() == wanted).orElse(true)
                && createdBefore.map(store.createdAt()::isBefore).orElse(true)
                && createdAfter.map(store.createdAt()::isAfter).orElse(true);
    }

    /** {@return this, and of this name} */
    public DatastoreFilter named(String value) {
        return new DatastoreFilter(Optional.of(new DatastoreName(value)), status, createdBefore, createdAfter);
    }

    /** {@return this, and in this status} */
    public DatastoreFilter in(DatastoreStatus value) {
        return new DatastoreFilter(name, Optional.of(value), createdBefore, createdAfter);
    }

    /** {@return this, and created strictly before} */
    public DatastoreFilter before(Instant value) {
        return new DatastoreFilter(name, status, Optional.of(value), createdAfter);
    }

    /** {@return this, and created strictly after} */
    public DatastoreFilter after(Instant value) {
        return new DatastoreFilter(name, status, createdBefore, Optional.of(value));
    }
}
