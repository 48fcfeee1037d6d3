package dev.tarn.inmemory.ndjson;

/**
 * Where a walk over a text has met what storing the resource needs. A walk that reads a text to its end takes the place of
 * {@link ResourceSkim}, if it is as strict as a parser about what JSON is. Not thread-safe; meant to be reused.
 */
public final class ResourceOutline {

    private String type = "";
    private int id;
    private int meta;

    /** Forgets the text before. */
    public void clear() {
        type = "";
    }

    /**
     * Takes what is known of a text that is a JSON object, in which no name has escapes, no name is there twice, and no
     * number is near the length that a parser refuses.
     *
     * @param name of the resource type
     * @param idValue the index of the value of {@code id}; 0 where the resource has none
     * @param metaValue the index of the value of {@code meta}, which is an object; 0 where the resource has none
     */
    public void set(String name, int idValue, int metaValue) {
        type = name;
        id = idValue;
        meta = metaValue;
    }

    /** {@return whether the text has been walked over, and nothing wrong was found} */
    boolean isKnown() {
        return !type.isEmpty();
    }

    String type() {
        return type;
    }

    int id() {
        return id;
    }

    int meta() {
        return meta;
    }
}
