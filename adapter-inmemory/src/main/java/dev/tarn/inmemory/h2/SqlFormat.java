package dev.tarn.inmemory.h2;

import dev.tarn.inmemory.resource.MetaSlot;
import dev.tarn.inmemory.resource.ResourceBody;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.h2.mvstore.MVStore;

/**
 * Reads the tables of SQL in which Tarn kept its data up to format 2, and puts what is in them into the tables of today.
 * Nothing is changed in them.
 */
final class SqlFormat {

    /** Of the columns of a data store, up to the array of profiles. */
    private static final int DATA_STORE_TEXTS = 21;

    private static final int JOB_TEXTS = 22;
    private static final int TOKEN_TEXTS = 7;

    private final Connection from;
    private final Tables to;

    private SqlFormat(Connection from, Tables to) {
        this.from = from;
        this.to = to;
    }

    /** {@return whether H2 has kept tables of SQL in a file} */
    static boolean isIn(MVStore store) {
        return store.hasMap("table.0");
    }

    /**
     * Copies everything.
     *
     * @param to which is empty
     * @throws SQLException where H2 cannot read what is there, or it is not Tarn's
     */
    static void copy(Connection from, Tables to) throws SQLException {
        SqlFormat format = new SqlFormat(from, to);
        format.resources();
        format.spaces();
        format.jobsInHand();
        format.controlPlane();
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private void each(String sql, Row take) throws SQLException {
        try (Statement statement = from.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                take.take(rows);
            }
        }
    }

    private void resources() throws SQLException {
        each(
                "SELECT id, version, updated, slot, slot_at, body, place FROM resource",
                row -> put(to.resources, row.getLong(7), version(row)));
        each(
                "SELECT r.id, v.version, v.updated, v.slot, v.slot_at, v.body, v.place"
                        + " FROM resource_version v JOIN resource r ON r.place = v.place",
                row -> put(to.versions, new VersionKey(row.getLong(7), row.getLong(2)), version(row)));
        each("SELECT finder, place FROM resource_finder", row -> put(to.finders, row.getLong(1), row.getLong(2)));
        each("SELECT shelf, live FROM resource_shelf", row -> put(to.live, row.getLong(1), row.getLong(2)));
    }

    private static StoredVersion version(ResultSet row) throws SQLException {
        byte[] body = row.getBytes(6);
        return new StoredVersion(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                body == null ? ResourceBody.NONE : new ResourceBody(body, row.getInt(5), slot(row)));
    }

    private static MetaSlot slot(ResultSet row) throws SQLException {
        int code = row.getInt(4);
        return SlotCodes.slot(code)
                .orElseThrow(() -> new IllegalStateException("a row says " + code + " of where its meta goes"));
    }

    private void spaces() throws SQLException {
        each("SELECT name, code FROM resource_type", row -> put(to.types, row.getString(1), row.getLong(2)));
        each("SELECT name, last FROM counter", row -> put(to.counters, row.getString(1), row.getLong(2)));
        each("SELECT space, datastore FROM resource_space", row -> {
            if (row.getString(2) == null) {
                put(to.droppedSpaces, row.getLong(1), row.getLong(1));
            } else {
                put(to.spaces, row.getString(2), row.getLong(1));
            }
        });
    }

    private void jobsInHand() throws SQLException {
        each(
                "SELECT k.space, k.token, t.name, k.id FROM idempotency_key k"
                        + " JOIN resource_type t ON t.code = BITAND(k.shelf, " + Places.MOST_TYPES + ")",
                row -> put(
                        to.idempotencyKeys,
                        Keys.of(row.getLong(1), row.getString(2)),
                        Cells.writer()
                                .text(row.getString(3))
                                .text(row.getString(4))
                                .done()));
        each("SELECT space, job, number, digest, results FROM import_batch", row -> {
            byte[] results = row.getBytes(5);
            put(
                    to.importBatches,
                    Keys.of(row.getString(2), row.getLong(3)),
                    ByteBuffer.allocate(ImportBatches.HEAD + results.length)
                            .putInt(row.getInt(1))
                            .putLong(row.getLong(4))
                            .put(results)
                            .array());
        });
    }

    private void controlPlane() throws SQLException {
        each(
                "SELECT id, account, region, name, created_at, since, status, error_message, error_category, type_version,"
                        + " cmk_type, kms_key_id, preload_data_type, authorization_strategy,"
                        + " fine_grained_authorization, smart_metadata, idp_lambda_arn, nlp, nlp_status, analytics,"
                        + " analytics_status, default_profiles FROM data_store",
                row -> put(to.dataStores, row.getString(1), dataStore(row)));
        each(
                "SELECT data_store_id, tag_key, tag_value FROM tag ORDER BY data_store_id, position",
                row -> put(to.tags, row.getString(1), tag(row)));
        each(
                "SELECT number, kind, id, data_store_id, name, submit_time, output_s3_uri, kms_key_id,"
                        + " data_access_role_arn, status, end_time, message, input_s3_uri, validation_level,"
                        + " scanned_files, scanned_megabytes, imported_files, resources_scanned, resources_imported,"
                        + " resources_with_customer_error, files_with_customer_error, throughput FROM job"
                        + " ORDER BY number",
                row -> {
                    put(
                            to.jobs,
                            Keys.of(row.getString(4), row.getString(3)),
                            texts(row, JOB_TEXTS).done());
                    put(to.counters, JobRows.COUNTER, row.getLong(1));
                });
        each(
                "SELECT operation, account, region, token, digest, data_store_id, made FROM client_token",
                row -> put(
                        to.clientTokens,
                        Keys.of(
                                row.getString(6),
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)),
                        texts(row, TOKEN_TEXTS).done()));
    }

    private static Cells dataStore(ResultSet row) throws SQLException {
        Cells.Writer cells = texts(row, DATA_STORE_TEXTS);
        Array array = row.getArray(DATA_STORE_TEXTS + 1);
        Object[] profiles = array == null ? new Object[0] : (Object[]) array.getArray();
        cells.text(array != null).text(profiles.length);
        for (Object profile : profiles) {
            cells.text(profile);
        }
        return cells.done();
    }

    private Cells tag(ResultSet row) throws SQLException {
        Cells.Writer cells = Cells.writer();
        to.tags.get(row.getString(1)).ifPresent(before -> before.texts().forEach(cells::text));
        return cells.text(row.getString(2)).text(row.getString(3)).done();
    }

    private static Cells.Writer texts(ResultSet row, int count) throws SQLException {
        Cells.Writer cells = Cells.writer();
        for (int column = 1; column <= count; column++) {
            cells.text(Optional.ofNullable(row.getString(column)));
        }
        return cells;
    }

    private static <K, V> void put(Table<K, V> table, K key, V value) {
        table.set(key, Optional.of(value));
    }
}
