package dev.tarn.inmemory.task.importing;

import dev.tarn.inmemory.repository.store.Upserted;
import dev.tarn.inmemory.task.JobFolder;
import dev.tarn.inmemory.task.importing.ParsedChunk.RefusedLine;
import dev.tarn.ports.objectstore.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What became of the lines of one file: an object in {@code SUCCESS/}, and one in {@code FAILURE/} if it needs one. */
final class ImportLog implements AutoCloseable {

    static final String SUCCESS = "SUCCESS/";
    static final String FAILURE = "FAILURE/";

    /** Lines that validation level {@code minimal} has let pass. */
    static final String SUCCESS_WITH_FAULTS = "SUCCESS_WITH_SEARCH_VALIDATION_FAILURES/";

    private final JobFolder folder;
    private final String path;
    private final ObjectWriter success;
    private final StringBuilder done = new StringBuilder();
    private final StringBuilder doneWithFaults = new StringBuilder();
    private Optional<ObjectWriter> failure = Optional.empty();
    private Optional<ObjectWriter> withFaults = Optional.empty();

    ImportLog(JobFolder folder, String path) {
        this.folder = folder;
        this.path = path;
        this.success = folder.write(SUCCESS + path);
    }

    /**
     * Adds the lines of a chunk.
     *
     * @param firstLine the number of its first line in the file, from 1
     */
    void add(ParsedChunk chunk, List<Upserted> upserted, long firstLine) {
        done.setLength(0);
        doneWithFaults.setLength(0);
        for (int i = 0; i < upserted.size(); i++) {
            StringBuilder log = chunk.hasFaults(i) ? doneWithFaults : done;
            LogLines.success(log, firstLine + chunk.lineOf(i), chunk.accepted().get(i), upserted.get(i));
        }
        success.write(done.toString().getBytes(StandardCharsets.US_ASCII));
        if (!doneWithFaults.isEmpty()) {
            withFaults().write(doneWithFaults.toString().getBytes(StandardCharsets.US_ASCII));
        }
        if (!chunk.refused().isEmpty()) {
            ByteArrayOutputStream refused = new ByteArrayOutputStream();
            for (RefusedLine line : chunk.refused()) {
                LogLines.failure(refused, firstLine + line.line(), line.refusal());
            }
            failures().write(refused.toByteArray());
        }
    }

    /** {@return whether a line failed} */
    boolean hasFailures() {
        return failure.isPresent();
    }

    void commit() {
        failure.ifPresent(ObjectWriter::commit);
        withFaults.ifPresent(ObjectWriter::commit);
        success.commit();
    }

    @Override
    public void close() {
        try {
            failure.ifPresent(ObjectWriter::close);
            withFaults.ifPresent(ObjectWriter::close);
        } finally {
            success.close();
        }
    }

    private ObjectWriter withFaults() {
        ObjectWriter writer = withFaults.orElseGet(() -> folder.write(SUCCESS_WITH_FAULTS + path));
        withFaults = Optional.of(writer);
        return writer;
    }

    private ObjectWriter failures() {
        ObjectWriter writer = failure.orElseGet(() -> folder.write(FAILURE + path));
        failure = Optional.of(writer);
        return writer;
    }
}
