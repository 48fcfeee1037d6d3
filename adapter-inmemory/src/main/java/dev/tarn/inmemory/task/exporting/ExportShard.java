package dev.tarn.inmemory.task.exporting;

import dev.tarn.domain.export.ExportFile;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.VersionLines;
import dev.tarn.inmemory.task.JobFolder;
import dev.tarn.ports.objectstore.ObjectWriter;

/** One object of an export: resources of one type, one on each line. */
final class ExportShard implements AutoCloseable {

    private final ObjectWriter writer;
    private final VersionLines lines;
    private final ResourceType type;
    private final String name;
    private long bytes;

    ExportShard(JobFolder folder, ResourceType type, int number) {
        this.type = type;
        this.name = type + "-" + number + ".ndjson";
        this.writer = folder.write(type + "/" + name);
        this.lines = new VersionLines(writer::write);
    }

    void add(ResourceVersion version) {
        bytes += lines.write(version);
    }

    /** {@return how many bytes there are so far} */
    long bytes() {
        return bytes;
    }

    /** {@return the object, which is there from now on} */
    ExportFile commit(long count) {
        writer.commit();
        return new ExportFile(type, name, count);
    }

    @Override
    public void close() {
        writer.close();
    }
}
