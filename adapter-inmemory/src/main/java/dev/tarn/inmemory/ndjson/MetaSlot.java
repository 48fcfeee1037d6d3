package dev.tarn.inmemory.ndjson;

import java.nio.charset.StandardCharsets;

/** How the server's two members are put into a body, depending on what the body itself has in its {@code meta}. */
public enum MetaSlot {
    /** Right after the opening brace of a {@code meta} that has other members. */
    INSIDE("", ","),
    /** As a {@code meta} of its own, after another member of the resource. */
    AFTER_MEMBER(",\"meta\":{", "}"),
    /** As a {@code meta} of its own, before all other members of the resource. */
    FIRST_MEMBER("\"meta\":{", "},");

    private final String before;
    private final String after;

    MetaSlot(String before, String after) {
        this.before = before;
        this.after = after;
    }

    /** {@return what goes into the slot} */
    public byte[] filled(long versionId, String lastUpdated) {
        String text = before + "\"versionId\":\"" + versionId + "\",\"lastUpdated\":\"" + lastUpdated + "\"" + after;
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
