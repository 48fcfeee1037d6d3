package dev.tarn.inmemory.h2;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TagValue;
import dev.tarn.domain.tag.Tags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tags as rows. */
final class TagRows {

    private TagRows() {}

    /** Writes all tags of a data store, in the place of those that it had. */
    static void write(Statements sql, DatastoreId id, Tags tags) throws SQLException {
        Prepared delete = sql.of("DELETE FROM tag WHERE data_store_id = ?");
        new Cells(delete).text(id);
        delete.executeUpdate();
        Prepared insert = sql.of("INSERT INTO tag (data_store_id, position, tag_key, tag_value) VALUES (?, ?, ?, ?)");
        int position = 0;
        for (Tag tag : tags.toList()) {
            new Cells(insert).text(id).number(position++).text(tag.key()).text(tag.value());
            insert.addBatch();
        }
        insert.executeBatch();
    }

    /** {@return the tags of all data stores that have any} */
    static Map<DatastoreId, Tags> read(Statements sql) throws SQLException {
        Map<DatastoreId, Map<TagKey, TagValue>> found = new HashMap<>();
        try (ResultSet row = sql.of(
                        "SELECT data_store_id, tag_key, tag_value FROM tag ORDER BY data_store_id, position")
                .executeQuery()) {
            while (row.next()) {
                found.computeIfAbsent(new DatastoreId(row.getString(1)), id -> new LinkedHashMap<>())
                        .put(new TagKey(row.getString(2)), new TagValue(row.getString(3)));
            }
        }
        Map<DatastoreId, Tags> tags = new HashMap<>();
        found.forEach((id, byKey) -> tags.put(id, new Tags(byKey)));
        return tags;
    }
}
