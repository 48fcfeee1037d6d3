package dev.tarn.inmemory.h2;

import dev.tarn.inmemory.h2.VersionKey.VersionKeyType;
import dev.tarn.inmemory.h2.block.FileIdentity;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.StringDataType;

/** All tables of a database. Their names, numbers, and what is in them, are in files: a change of those is a new {@link #FORMAT}. */
final class Tables {

    /** The one that is written. */
    static final int FORMAT = FileIdentity.FORMAT;

    private static final NumberDataType NUMBER = NumberDataType.INSTANCE;
    private static final StringDataType TEXT = StringDataType.INSTANCE;

    private final MVStore store;
    /** How many there are; they are numbered from 0. */
    static final int COUNT = 16;

    private final Table<?, ?>[] byNumber = new Table<?, ?>[COUNT];

    /** The current version of each resource, by its place ({@link RowIds}): an export reads them as they lie. */
    final Table<Long, StoredVersion> resources;

    /** The place of the resource with an id, by {@link IdIndex}. */
    final Table<Long, Long> idIndex;

    /** The versions before the current one. */
    final Table<VersionKey, StoredVersion> versions;

    /** How many resources of a partition are not deleted. */
    final Table<Long, Long> live;

    /** The numbers of resource types, by their names; 1 to 255. */
    final Table<String, Long> types;

    /** The number of a data store's space, by the data store's id. */
    final Table<String, Long> spaces;

    /** Spaces that are no data store's any more, and are being deleted. */
    final Table<Long, Long> droppedSpaces;

    /** Numbers that are given once and never again: the last one. */
    final Table<String, Long> counters;

    /** What was created under an idempotency key: by {@code <space>/<key>}, type and id. */
    final Table<String, Row> idempotencyKeys;

    /** What a job's batch did, for as long as the job may start over ({@link ImportBatches}). */
    final Table<String, byte[]> importBatches;

    /** Data stores, by their ids. */
    final Table<String, Row> datastores;

    /** Keys and values of a data store's tags, by its id. */
    final Table<String, Row> tags;

    /** Jobs, by {@code <data store>/<job>}. */
    final Table<String, Row> jobs;

    /** Client tokens, by {@code <data store>/<all that tells it from others>}. */
    final Table<String, Row> clientTokens;

    /** Of data stores with derived data: the number of the last change of a row that was updated or deleted, by row id. */
    final Table<Long, Long> changedRows;

    /** Values of derived data, by {@code <space>/<name>} ({@link KeyspaceDerivedData}). */
    final Table<String, byte[]> derived;

    /** Opens them; makes those that are not there. */
    Tables(MVStore store) {
        this.store = store;
        this.resources = open(0, "resource", NUMBER, StoredVersion.TYPE, KeyHash::of);
        this.idIndex = add(Table.open(store, 1, "tarn.resource_finder", NUMBER, NUMBER, new RowIdChecksum()));
        this.versions = open(2, "resource_version", VersionKeyType.INSTANCE, StoredVersion.TYPE, KeyHash::of);
        this.live = open(3, "resource_shelf", NUMBER, NUMBER, KeyHash::of);
        this.types = open(4, "resource_type", TEXT, NUMBER, KeyHash::of);
        this.spaces = open(5, "resource_space", TEXT, NUMBER, KeyHash::of);
        this.droppedSpaces = open(6, "resource_space_dropped", NUMBER, NUMBER, KeyHash::of);
        this.counters = open(7, "counter", TEXT, NUMBER, KeyHash::of);
        this.idempotencyKeys = open(8, "idempotency_key", TEXT, RowDataType.INSTANCE, KeyHash::of);
        this.importBatches = open(9, "import_batch", TEXT, ByteArrayDataType.INSTANCE, KeyHash::of);
        this.datastores = open(10, "data_store", TEXT, RowDataType.INSTANCE, KeyHash::of);
        this.tags = open(11, "tag", TEXT, RowDataType.INSTANCE, KeyHash::of);
        this.jobs = open(12, "job", TEXT, RowDataType.INSTANCE, KeyHash::of);
        this.clientTokens = open(13, "client_token", TEXT, RowDataType.INSTANCE, KeyHash::of);
        this.changedRows = open(14, "changed_row", NUMBER, NUMBER, KeyHash::of);
        this.derived = open(15, "derived", TEXT, ByteArrayDataType.INSTANCE, KeyHash::of);
    }

    private <K, V> Table<K, V> open(
            int number, String name, DataType<K> keys, DataType<V> values, ToIntFunction<K> hash) {
        return add(Table.open(store, number, "tarn." + name, keys, values, Checksummed.with(values, hash)));
    }

    private <K, V> Table<K, V> add(Table<K, V> table) {
        byNumber[table.number()] = table;
        return table;
    }

    /** {@return all tables, by their numbers} */
    List<Table<?, ?>> all() {
        return List.of(byNumber);
    }

    /** Gets the changes of a record, row by row. */
    interface Changes {

        /** Puts a row there; without a value, removes the one that is there. */
        <K, V> void set(Table<K, V> table, K key, Optional<V> value);
    }

    /**
     * Makes the changes that a draft has noted. Idempotent.
     *
     * @throws IllegalStateException where the bytes are no such note
     */
    void replay(ByteBuffer record) {
        replay(record, new Changes() {
            @Override
            public <K, V> void set(Table<K, V> table, K key, Optional<V> value) {
                table.set(key, value);
            }
        });
    }

    /**
     * Reads the changes that a draft has noted.
     *
     * @throws IllegalStateException where the bytes are no such note
     */
    void replay(ByteBuffer record, Changes changes) {
        try {
            while (record.hasRemaining()) {
                replay(byNumber[DataUtils.readVarInt(record)], record, changes);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("what is to be done again cannot be read", e);
        }
    }

    private static <K, V> void replay(Table<K, V> table, ByteBuffer record, Changes changes) {
        for (int left = DataUtils.readVarInt(record); left > 0; left--) {
            K key = table.readKey(record);
            changes.set(table, key, record.get() == 0 ? Optional.empty() : Optional.of(table.readValue(record)));
        }
    }
}
