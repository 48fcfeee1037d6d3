package dev.tarn.ports.tag;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TaggedArn;
import java.util.List;

/**
 * Tags: {@code TagResource}, {@code UntagResource}, {@code ListTagsForResource}. Each throws {@link NotFound} for a
 * resource that is not known. A DELETED data store has no tags and takes none ({@code decisions.md} D32).
 */
public interface Tagging {

    /**
     * Sets tags; a key that is there gets the new value. All of them or none.
     *
     * @throws Invalid for a reserved key, a key twice, or more than fifty tags in the end
     */
    void tag(TaggedArn arn, List<Tag> tags);

    /** Removes tags; a key that is not there is no fault. */
    void untag(TaggedArn arn, List<TagKey> keys);

    /** {@return the tags, in the order in which their keys first came} */
    List<Tag> list(TaggedArn arn);
}
