package dev.tarn.inmemory.storage.schema.resource;

import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.repository.store.DerivedData;
import dev.tarn.inmemory.storage.FailureReasons;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.keyspace.ChangedRows;
import dev.tarn.inmemory.storage.schema.keyspace.ResourceKeyspace;
import dev.tarn.inmemory.storage.schema.row.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Data derived from the resources of one keyspace: files in {@code derived/<data store>}, values in a table. */
public final class KeyspaceDerivedData implements DerivedData {

    private static final Logger LOG = LoggerFactory.getLogger(KeyspaceDerivedData.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");

    private final Database database;
    private final ResourceKeyspace keyspace;
    private final Path directory;

    KeyspaceDerivedData(Database database, ResourceKeyspace keyspace, Path directory) {
        this.database = database;
        this.keyspace = keyspace;
        this.directory = directory;
    }

    @Override
    public MemoryAccount memory() {
        return keyspace.memory();
    }

    @Override
    public boolean hasRoom(long bytes) {
        return database.hasRoom(bytes);
    }

    @Override
    public Optional<Path> directory() {
        if (keyspace.isDropped()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.createDirectories(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be made: " + FailureReasons.of(e), e);
        }
    }

    @Override
    public Optional<byte[]> value(String name) {
        return keyspace.isDropped()
                ? Optional.empty()
                : database.read((tables, view) -> view.get(tables.derived, key(name)));
    }

    @Override
    public boolean keep(String name, byte[] value, long change) {
        if (value.length > LARGEST_VALUE) {
            throw new IllegalArgumentException(
                    "A value has at most " + LARGEST_VALUE + " bytes; '" + name + "' has " + value.length);
        }
        String key = key(name);
        byte[] kept = value.clone();
        boolean done = database.write((tables, writes) -> {
            if (keyspace.isDropped() || !keyspace.changes().forgetUpTo(tables, writes, change)) {
                return false;
            }
            writes.put(tables.derived, key, kept);
            return true;
        });
        if (done) {
            try {
                removeForgotten();
            } catch (HealthLakeException e) {
                // As on a full disk. The value is written; the rows do no harm, and the next call removes them.
                LOG.debug("Rows of forgotten changes are removed later: {}", e.toString());
            }
        }
        return done;
    }

    /** In steps: in one transaction, a million rows would hold up all writers for a second. */
    private void removeForgotten() {
        OptionalLong next = OptionalLong.of(keyspace.changes().first());
        while (next.isPresent() && !keyspace.isDropped()) {
            long first = next.getAsLong();
            next = database.write((tables, writes) -> keyspace.changes().removeForgotten(tables, writes, first));
        }
    }

    private String key(String name) {
        if (!NAME.matcher(name).matches() || name.equals(ChangedRows.SINCE)) {
            throw new IllegalArgumentException("'" + name + "' is no name of a value: use a-z, 0-9 and -");
        }
        return Keys.of(keyspace.number(), name);
    }
}
