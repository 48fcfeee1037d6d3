package dev.tarn.http.shape;

import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TagValue;
import dev.tarn.domain.tag.Tags;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.json.Nested;
import dev.tarn.http.json.Shape;
import dev.tarn.http.json.Shapes;
import java.util.List;
import java.util.Optional;

/** {@code Tag}, {@code TagList} and {@code TagKeyList}. */
public final class TagShape {

    private static final Shape<TagKey> KEY = Shapes.text(TagKey::new);
    private static final Shape<TagValue> VALUE = Shapes.text(TagValue::new);

    /** {@code TagList}. */
    public static final Shape<List<Tag>> LIST = Nested.list(Nested.structure(TagShape::read), Tags.CALL_LIMIT);

    /** {@code TagKeyList}. */
    public static final Shape<List<TagKey>> KEYS = Nested.list(KEY, Tags.CALL_LIMIT);

    private TagShape() {}

    private static Optional<Tag> read(Members tag) {
        Optional<TagKey> key = tag.required("Key", KEY);
        Optional<TagValue> value = tag.required("Value", VALUE);
        return tag.build(() -> new Tag(key.orElseThrow(), value.orElseThrow()));
    }

    /** Writes the member {@code Tags}. */
    public static void write(List<Tag> tags, AnswerWriter out) {
        out.objects("Tags", tags, tag -> {
            out.text("Key", tag.key());
            out.text("Value", tag.value());
        });
    }
}
