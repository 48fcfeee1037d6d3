package dev.tarn.inmemory.task.exporting;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.VersionLines;
import dev.tarn.inmemory.task.JobFolder;
import dev.tarn.ports.objectstore.ObjectWriter;

/** One object of an export: resources of one type, one on each line. */
final class ExportShard implements AutoCloseable {

    private final ObjectWriter writer;
    private final VersionLines lines;
    private long bytes;

    ExportShard(JobFolder folder, ResourceType type, int number) {
        this.writer = folder.write(type + "/" + type + "-" + number + ".ndjson");
        this.lines = new VersionLines(writer::write);
    }

    void add(ResourceVersion version) {
        bytes += lines.write(version);
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
