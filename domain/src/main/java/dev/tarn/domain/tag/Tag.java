package dev.tarn.domain.tag;

/** A key and a value that a caller attaches to a data store. */
public record Tag(TagKey key, TagValue value) {

    /** {@return the tag of these two} */
    public static Tag of(String key, String value) {
        return new Tag(new TagKey(key), new TagValue(value));
    }
}
