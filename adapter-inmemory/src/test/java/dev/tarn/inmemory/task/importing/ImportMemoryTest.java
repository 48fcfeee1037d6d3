package dev.tarn.inmemory.task.importing;

import static dev.tarn.inmemory.task.JobsForTests.importJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.repository.store.MapResourceStore;
import dev.tarn.inmemory.repository.validation.WriteValidation;
import dev.tarn.inmemory.task.Lines;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectWriter;
import dev.tarn.ports.objectstore.StoredObject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How far the reading may run ahead of the importing is what an import takes of memory, whatever the size of its input. */
class ImportMemoryTest {

    static final int BLOCK = 2_000;

    /** All that can be under way: some chunks, and the buffer that is being filled. */
    static final long AHEAD = (Runtime.getRuntime().availableProcessors() + 4) * 256L * 1024;

    long read;
    long furthestAhead;

    @Test
    void fifty_megabytes_are_never_held_at_once() {
        byte[] line = (Lines.patient("a") + " ".repeat(BLOCK))
                .substring(0, BLOCK - 1)
                .concat("\n")
                .getBytes(StandardCharsets.UTF_8);

        ImportOutcome outcome = run(line, 25_000, 10_000);

        assertThat(outcome.report().resourcesImported()).isEqualTo(25_000);
        assertThat(outcome.report().scannedMegabytes()).isEqualTo(50.0);
        assertThat(furthestAhead).isLessThanOrEqualTo(AHEAD);
    }

    @Test
    void a_line_of_fifty_megabytes_is_passed_over_without_being_held() {
        byte[] block = "x".repeat(BLOCK).getBytes(StandardCharsets.UTF_8);

        ImportOutcome outcome = run(block, 25_000, 10_000);

        assertThat(outcome.report().resourcesScanned()).isEqualTo(1);
        assertThat(outcome.report().resourcesWithCustomerError()).isEqualTo(1);
        assertThat(log.toString())
                .contains("\"lineId\":1,")
                .contains("The line has 50000000 bytes, and a resource in an import may have 10000 at the most");
    }

    @Test
    void a_line_that_memory_has_no_room_for_is_not_read_and_says_how_long_it_is_and_which_heap_it_takes() {
        byte[] block = "x".repeat(BLOCK).getBytes(StandardCharsets.UTF_8);
        MemoryBudget memory = MemoryBudget.of(20_000_000, true);

        ImportOutcome outcome = run(block, 10_000, ImportWork.LONGEST_LINE, memory);

        assertThat(outcome.report().resourcesWithCustomerError()).isEqualTo(1);
        assertThat(log.toString())
                .contains("\"lineId\":1,")
                .contains("The line has 20000000 bytes")
                .contains("heap of about ", "-Xmx")
                .contains("m\"}");
        assertThat(memory.used()).as("all buffers are given back").isZero();
    }

    @Test
    void a_long_line_that_memory_has_room_for_is_imported_and_its_buffers_are_given_back() {
        byte[] line = (Lines.patient("a") + " ".repeat(2_000_000)).concat("\n").getBytes(StandardCharsets.UTF_8);
        MemoryBudget memory = MemoryBudget.of(40_000_000, true);

        assertThat(run(line, 3, ImportWork.LONGEST_LINE, memory).withErrors()).isFalse();
        assertThat(memory.used()).isZero();
    }

    @Test
    void a_line_is_measured_without_its_end() {
        String line = Lines.patient("a");

        assertThat(run((line + "\r\n").getBytes(StandardCharsets.UTF_8), 3, line.length())
                        .withErrors())
                .isFalse();
        assertThat(run((line + "\r\n").getBytes(StandardCharsets.UTF_8), 3, line.length() - 1)
                        .report()
                        .resourcesWithCustomerError())
                .isEqualTo(3);
    }

    final StringBuilder log = new StringBuilder();

    private ImportOutcome run(byte[] block, int times, int longestLine) {
        return run(block, times, longestLine, MemoryBudget.unlimited());
    }

    private ImportOutcome run(byte[] block, int times, int longestLine, MemoryBudget memory) {
        MapResourceStore resources = new MapResourceStore();
        return new ImportWork(
                        new Generated(block, times),
                        resources,
                        InstantSource.fixed(Instant.EPOCH),
                        longestLine,
                        memory,
                        WriteValidation.NONE)
                .run(
                        importJob("s3://src/a.ndjson", "s3://out"),
                        (report, bytesDone, bytesTotal) ->
                                furthestAhead = Math.max(furthestAhead, read - report.resourcesScanned() * BLOCK),
                        () -> false);
    }

    /** One object that is made while it is read; what is written is kept only of the failures. */
    private final class Generated implements ObjectStore {

        private final byte[] block;
        private final long size;

        Generated(byte[] block, int times) {
            this.block = block;
            this.size = (long) block.length * times;
        }

        @Override
        public void delete(S3Uri uri) {
            throw new AssertionError("nothing is there to be deleted");
        }

        @Override
        public Optional<StoredObject> find(S3Uri uri) {
            return Optional.of(new StoredObject(uri, size));
        }

        @Override
        public Stream<StoredObject> list(S3Uri folder) {
            return Stream.empty();
        }

        @Override
        public InputStream read(S3Uri uri) {
            read = 0;
            return new InputStream() {
                @Override
                public int read() {
                    throw new AssertionError("byte by byte");
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    if (read == size) {
                        return -1;
                    }
                    int from = (int) (read % block.length);
                    int count = Math.min(length, block.length - from);
                    System.arraycopy(block, from, bytes, offset, count);
                    read += count;
                    return count;
                }
            };
        }

        @Override
        public ObjectWriter write(S3Uri uri, OutputDataConfig output) {
            return new ObjectWriter() {
                @Override
                public void write(byte[] bytes, int offset, int length) {
                    if (uri.value().contains("/FAILURE/")) {
                        log.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
                    }
                }

                @Override
                public void commit() {}

                @Override
                public void close() {}
            };
        }
    }
}
