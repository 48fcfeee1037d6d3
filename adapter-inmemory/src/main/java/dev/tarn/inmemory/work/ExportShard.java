package dev.tarn.inmemory.work;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.resource.ResourceVersion;
import dev.tarn.ports.ObjectWriter;

/** One object of an export: resources of one type, one on each line. */
final class ExportShard implements AutoCloseable {

    private static final byte[] LINE_FEED = {'\n'};

    private final ObjectWriter writer;
    private long bytes;

    ExportShard(JobFolder folder, ResourceType type, int number) {
        this.writer = folder.write(type + "/" + type + "-" + number + ".ndjson");
    }

    void add(ResourceVersion version) {
        byte[] json = version.json();
        writer.write(json);
        writer.write(LINE_FEED);
        bytes += json.length + LINE_FEED.length;
    }

    /** {@return how many bytes there are so far} */
    long bytes() {
        return bytes;
    }

    void commit() {
        writer.commit();
    }

    @Override
    public void close() {
        writer.close();
    }
}
