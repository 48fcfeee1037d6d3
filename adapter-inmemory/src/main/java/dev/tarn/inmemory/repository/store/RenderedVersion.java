package dev.tarn.inmemory.repository.store;

import dev.tarn.inmemory.ndjson.ResourceBody;
import dev.tarn.ports.fhir.ResourceJson;

/**
 * A version as JSON on one line, with the server's two members, of which only {@code meta} has been written yet: a large
 * body is not copied. Immutable.
 */
public final class RenderedVersion implements ResourceJson.Source {

    private final ResourceBody body;
    private final byte[] meta;

    RenderedVersion(ResourceBody body, byte[] meta) {
        this.body = body;
        this.meta = meta;
    }

    @Override
    public int length() {
        return body.size() + meta.length;
    }

    /** Writes all bytes, as parts of arrays that never change, and so may be kept. */
    @Override
    public void writeTo(ResourceJson.Output output) {
        body.write(meta, output::write);
    }
}
