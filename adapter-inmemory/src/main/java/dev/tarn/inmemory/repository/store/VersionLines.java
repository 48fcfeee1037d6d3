package dev.tarn.inmemory.repository.store;

import dev.tarn.inmemory.ndjson.ByteOutput;
import dev.tarn.inmemory.ndjson.MetaSlot;
import dev.tarn.inmemory.ndjson.ResourceBody;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Versions as lines of NDJSON, one after the other. Those that were imported together have the same version and time, so
 * that what the server adds to them is made once for many.
 */
public final class VersionLines {

    private static final byte[] LINE_FEED = {'\n'};

    private final ByteOutput output;
    private long versionId;
    private Instant lastUpdated = Instant.MIN;
    private String time = "";
    private final Map<MetaSlot, byte[]> metas = new EnumMap<>(MetaSlot.class);

    /** Lines that go there. */
    public VersionLines(ByteOutput output) {
        this.output = output;
    }

    /**
     * Writes one, which must not be a deletion.
     *
     * @return how many bytes the line has
     */
    public int write(ResourceVersion version) {
        ResourceBody body = version.body();
        if (version.versionId() != versionId || !version.lastUpdated().equals(lastUpdated)) {
            versionId = version.versionId();
            lastUpdated = version.lastUpdated();
            time = version.time();
            metas.clear();
        }
        byte[] meta = metas.computeIfAbsent(body.slot(), slot -> slot.filled(versionId, time));
        body.write(meta, output);
        output.write(LINE_FEED, 0, LINE_FEED.length);
        return body.size() + meta.length + LINE_FEED.length;
    }
}
