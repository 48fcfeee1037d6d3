package dev.tarn.inmemory.repository.store;

import dev.tarn.inmemory.ndjson.ByteOutput;
import dev.tarn.inmemory.ndjson.ResourceBody;

/**
 * A version as JSON on one line, with the server's two members, of which only {@code meta} has been written yet: a large
 * body is not copied. Immutable.
 */
public final class RenderedVersion {

    private final ResourceBody body;
    private final byte[] meta;

    RenderedVersion(ResourceBody body, byte[] meta) {
        this.body = body;
        this.meta = meta;
    }

    /** {@return the number of bytes} */
    public int length() {
        return body.size() + meta.length;
    }

    /** Writes all bytes, as parts of arrays that never change, and so may be kept. */
    public void writeTo(ByteOutput output) {
        body.write(meta, output);
    }
}
