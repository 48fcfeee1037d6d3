package dev.tarn.inmemory.resource;

import java.util.Arrays;

/**
 * The bytes of a resource as they came in, without the two members of {@code meta} that are the server's, and the place
 * where those go. It holds one line: white space that would end a line has become a space.
 *
 * <p>What is stored, and read from an export of itself, is equal, byte for byte; so re-imports are recognised by
 * comparing bytes ({@code decisions.md} D28).
 */
public final class ResourceBody {

    /** In the place of a body where the resource was deleted. */
    public static final ResourceBody NONE = new ResourceBody(new byte[0], 0, MetaSlot.INSIDE);

    private final byte[] content;
    private final int at;
    private final MetaSlot slot;

    /**
     * A body that was taken apart before.
     *
     * @param content nobody may change it any more
     * @param at where in it the server's members go
     * @param slot how they go there
     */
    public ResourceBody(byte[] content, int at, MetaSlot slot) {
        this.content = content;
        this.at = at;
        this.slot = slot;
    }

    /** {@return the resource as JSON in UTF-8, on one line, with the server's two members} */
    byte[] rendered(long versionId, String lastUpdated) {
        byte[] meta = slot.filled(versionId, lastUpdated);
        byte[] whole = new byte[content.length + meta.length];
        System.arraycopy(content, 0, whole, 0, at);
        System.arraycopy(meta, 0, whole, at, meta.length);
        System.arraycopy(content, at, whole, at + meta.length, content.length - at);
        return whole;
    }

    /** {@return the bytes, which nobody may change} */
    public byte[] content() {
        return content;
    }

    /** {@return where in the bytes the server's members go} */
    public int at() {
        return at;
    }

    /** {@return how the server's members go there} */
    public MetaSlot slot() {
        return slot;
    }

    /** {@return how many bytes are held} */
    public int size() {
        return content.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceBody body
                && at == body.at
                && slot == body.slot
                && Arrays.equals(content, body.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }
}
