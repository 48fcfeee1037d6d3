package dev.tarn.inmemory.storage.schema;

import static dev.tarn.inmemory.storage.Column.BYTES;
import static dev.tarn.inmemory.storage.Column.NUMBER;
import static dev.tarn.inmemory.storage.Column.TEXT;

import dev.tarn.inmemory.storage.KeyHash;
import dev.tarn.inmemory.storage.Storage;
import dev.tarn.inmemory.storage.Table;
import dev.tarn.inmemory.storage.TableSpec;
import dev.tarn.inmemory.storage.schema.keyspace.IdIndex;
import dev.tarn.inmemory.storage.schema.keyspace.ImportBatches;
import dev.tarn.inmemory.storage.schema.resource.KeyspaceDerivedData;
import dev.tarn.inmemory.storage.schema.row.Row;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import dev.tarn.inmemory.storage.schema.row.StoredVersion;
import dev.tarn.inmemory.storage.schema.row.VersionKey;
import java.util.List;

/** All tables of a database. Names, numbers and columns are part of the file format: a change to any of them is a new format. */
public final class Tables {

    private static final TableSpec<Long, StoredVersion> RESOURCES =
            TableSpec.of(0, "tarn.resource", NUMBER, StoredVersion.COLUMN, KeyHash::of);

    private static final TableSpec<Long, Long> ID_INDEX = TableSpec.sharingPrefix(1, "tarn.resource_id");

    private static final TableSpec<VersionKey, StoredVersion> VERSIONS =
            TableSpec.of(2, "tarn.resource_version", VersionKey.COLUMN, StoredVersion.COLUMN, VersionKey::hash);

    private static final TableSpec<Long, Long> LIVE =
            TableSpec.of(3, "tarn.resource_count", NUMBER, NUMBER, KeyHash::of);

    private static final TableSpec<String, Long> TYPES =
            TableSpec.of(4, "tarn.resource_type", TEXT, NUMBER, KeyHash::of);

    private static final TableSpec<String, Long> KEYSPACES =
            TableSpec.of(5, "tarn.keyspace", TEXT, NUMBER, KeyHash::of);

    private static final TableSpec<Long, Long> DROPPED_KEYSPACES =
            TableSpec.of(6, "tarn.keyspace_dropped", NUMBER, NUMBER, KeyHash::of);

    private static final TableSpec<String, Long> COUNTERS = TableSpec.of(7, "tarn.counter", TEXT, NUMBER, KeyHash::of);

    private static final TableSpec<String, Row> IDEMPOTENCY_KEYS =
            TableSpec.of(8, "tarn.idempotency_key", TEXT, Row.COLUMN, KeyHash::of);

    private static final TableSpec<String, byte[]> IMPORT_BATCHES =
            TableSpec.of(9, "tarn.import_batch", TEXT, BYTES, KeyHash::of);

    private static final TableSpec<String, Row> DATASTORES =
            TableSpec.of(10, "tarn.data_store", TEXT, Row.COLUMN, KeyHash::of);

    private static final TableSpec<String, Row> TAGS = TableSpec.of(11, "tarn.tag", TEXT, Row.COLUMN, KeyHash::of);

    private static final TableSpec<String, Row> JOBS = TableSpec.of(12, "tarn.job", TEXT, Row.COLUMN, KeyHash::of);

    private static final TableSpec<String, Row> CLIENT_TOKENS =
            TableSpec.of(13, "tarn.client_token", TEXT, Row.COLUMN, KeyHash::of);

    private static final TableSpec<Long, Long> CHANGED_ROWS =
            TableSpec.of(14, "tarn.changed_row", NUMBER, NUMBER, KeyHash::of);

    private static final TableSpec<String, byte[]> DERIVED = TableSpec.of(15, "tarn.derived", TEXT, BYTES, KeyHash::of);

    /** All tables, by their numbers. */
    public static final List<TableSpec<?, ?>> ALL = List.of(
            RESOURCES,
            ID_INDEX,
            VERSIONS,
            LIVE,
            TYPES,
            KEYSPACES,
            DROPPED_KEYSPACES,
            COUNTERS,
            IDEMPOTENCY_KEYS,
            IMPORT_BATCHES,
            DATASTORES,
            TAGS,
            JOBS,
            CLIENT_TOKENS,
            CHANGED_ROWS,
            DERIVED);

    /** The current version of each resource, by its row id ({@link RowIds}): an export reads them as they lie. */
    public final Table<Long, StoredVersion> resources;

    /** The row id of the resource with an id, by {@link IdIndex}. */
    public final Table<Long, Long> idIndex;

    /** The versions before the current one. */
    public final Table<VersionKey, StoredVersion> versions;

    /** The number of resources of a partition that are not deleted. */
    public final Table<Long, Long> live;

    /** The numbers of resource types, by their names; 1 to 255. */
    public final Table<String, Long> types;

    /** The number of a data store's keyspace, by the id of the data store. */
    public final Table<String, Long> keyspaces;

    /** The keyspaces of deleted data stores, whose rows are being removed. */
    public final Table<Long, Long> droppedKeyspaces;

    /** The last value of each counter, whose values are never reused. */
    public final Table<String, Long> counters;

    /** The type and id of the resource that was created under an idempotency key, by {@code <keyspace>/<key>}. */
    public final Table<String, Row> idempotencyKeys;

    /** What a job's batch did, for as long as the job may start over ({@link ImportBatches}). */
    public final Table<String, byte[]> importBatches;

    /** Data stores, by their ids. */
    public final Table<String, Row> datastores;

    /** Keys and values of a data store's tags, by its id. */
    public final Table<String, Row> tags;

    /** Jobs, by {@code <data store>/<job>}. */
    public final Table<String, Row> jobs;

    /** Client tokens, by {@code <data store>/<all that tells it from others>}. */
    public final Table<String, Row> clientTokens;

    /** Of data stores with derived data: the number of the last change of a row that was updated or deleted, by row id. */
    public final Table<Long, Long> changedRows;

    /** Values of derived data, by {@code <keyspace>/<name>} ({@link KeyspaceDerivedData}). */
    public final Table<String, byte[]> derived;

    /** The tables of a storage. */
    Tables(Storage storage) {
        this.resources = storage.table(RESOURCES);
        this.idIndex = storage.table(ID_INDEX);
        this.versions = storage.table(VERSIONS);
        this.live = storage.table(LIVE);
        this.types = storage.table(TYPES);
        this.keyspaces = storage.table(KEYSPACES);
        this.droppedKeyspaces = storage.table(DROPPED_KEYSPACES);
        this.counters = storage.table(COUNTERS);
        this.idempotencyKeys = storage.table(IDEMPOTENCY_KEYS);
        this.importBatches = storage.table(IMPORT_BATCHES);
        this.datastores = storage.table(DATASTORES);
        this.tags = storage.table(TAGS);
        this.jobs = storage.table(JOBS);
        this.clientTokens = storage.table(CLIENT_TOKENS);
        this.changedRows = storage.table(CHANGED_ROWS);
        this.derived = storage.table(DERIVED);
    }
}
