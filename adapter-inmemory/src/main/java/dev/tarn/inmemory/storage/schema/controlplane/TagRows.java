package dev.tarn.inmemory.storage.schema.controlplane;

import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TagValue;
import dev.tarn.domain.tag.Tags;
import dev.tarn.inmemory.storage.schema.row.Row;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tags of a data store as a row: key, value, key, value. */
final class TagRows {

    private TagRows() {}

    static Row cells(Tags tags) {
        Row.Writer cells = Row.writer();
        for (Tag tag : tags.toList()) {
            cells.text(tag.key()).text(tag.value());
        }
        return cells.done();
    }

    static Tags tags(Row row) {
        Row.Reader cells = row.reader();
        Map<TagKey, TagValue> tags = new LinkedHashMap<>();
        while (cells.hasNext()) {
            tags.put(new TagKey(cells.text()), new TagValue(cells.text()));
        }
        return new Tags(tags);
    }
}
