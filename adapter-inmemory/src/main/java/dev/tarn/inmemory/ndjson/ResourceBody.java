package dev.tarn.inmemory.ndjson;

import java.util.Arrays;

/**
 * The bytes of a resource as they came in, without the two members of {@code meta} that are the server's, and the place
 * where those go. It holds one line: white space that would end a line has become a space.
 *
 * <p>What is stored, and read from an export of itself, is equal, byte for byte; so re-imports are recognised by
 * comparing bytes ({@code decisions.md} D28).
 */
public final class ResourceBody {

    /** The body of a deletion. */
    public static final ResourceBody NONE = new ResourceBody(new byte[0], 0, MetaSlot.INSIDE);

    private final byte[] bytes;
    private final int from;
    private final int size;
    private final int at;
    private final MetaSlot slot;

    /**
     * A body that was taken apart before.
     *
     * @param content must not be modified afterwards
     * @param at where in it the server's members go
     * @param slot how they go there
     */
    public ResourceBody(byte[] content, int at, MetaSlot slot) {
        this(content, 0, content.length, at, slot);
    }

    private ResourceBody(byte[] bytes, int from, int size, int at, MetaSlot slot) {
        this.bytes = bytes;
        this.from = from;
        this.size = size;
        this.at = at;
        this.slot = slot;
    }

    /**
     * {@return a body that lies among other bytes}
     *
     * @param at where in the body the server's members go
     */
    static ResourceBody of(byte[] bytes, int from, int to, int at, MetaSlot slot) {
        return new ResourceBody(bytes, from, to - from, at, slot);
    }

    /** {@return an equal body, copied to {@code page}; its bytes must not be modified afterwards} */
    ResourceBody copiedTo(byte[] page, int place) {
        System.arraycopy(bytes, from, page, place, size);
        return new ResourceBody(page, place, size, at, slot);
    }

    /** Writes the resource as JSON in UTF-8, on one line, with this in its slot. */
    public void write(byte[] meta, ByteOutput output) {
        output.write(bytes, from, at);
        output.write(meta, 0, meta.length);
        output.write(bytes, from + at, size - at);
    }

    /** {@return the resource as JSON in UTF-8, on one line, with the server's two members} */
    public byte[] rendered(long versionId, String lastUpdated) {
        byte[] meta = slot.filled(versionId, lastUpdated);
        byte[] whole = new byte[size + meta.length];
        System.arraycopy(bytes, from, whole, 0, at);
        System.arraycopy(meta, 0, whole, at, meta.length);
        System.arraycopy(bytes, from + at, whole, at + meta.length, size - at);
        return whole;
    }

    /** {@return the bytes, which must not be modified; a copy if they are part of a larger array} */
    public byte[] content() {
        return size == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, from + size);
    }

    /** {@return an equal one that can be kept: its bytes are its own} */
    public ResourceBody owned() {
        return size == bytes.length ? this : new ResourceBody(content(), at, slot);
    }

    /** {@return where in the bytes the server's members go} */
    public int at() {
        return at;
    }

    /** {@return how the server's members go there} */
    public MetaSlot slot() {
        return slot;
    }

    /** {@return the length of the array that the bytes lie in, all of which stays in memory with them} */
    public int arrayLength() {
        return bytes.length;
    }

    /** {@return how many bytes are held} */
    public int size() {
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceBody body
                && at == body.at
                && slot == body.slot
                && Arrays.equals(bytes, from, from + size, body.bytes, body.from, body.from + body.size);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content());
    }
}
