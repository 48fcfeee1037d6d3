package dev.tarn.inmemory.task.importing;

import dev.tarn.domain.job.JobProgressReport;
import dev.tarn.inmemory.task.importing.ImportInput.Item;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What an import counts; kept by the one thread that runs it. */
final class ImportTally {

    /** How many of the objects that are not read are named in the manifest; there may be a million. */
    static final int NAMED = 1_000;

    private static final double MEGABYTE = 1_000_000;

    private final InstantSource clock;
    private final Instant begin;
    private final List<Item> unread = new ArrayList<>();
    private long filesScanned;
    private long bytesScanned;
    private long filesImported;
    private long bytesImported;
    private long resourcesScanned;
    private long resourcesImported;
    private long resourcesWithError;
    private long filesWithError;
    private long filesUnread;

    ImportTally(InstantSource clock) {
        this.clock = clock;
        this.begin = clock.instant();
    }

    void fileBegun() {
        filesScanned++;
    }

    void bytesRead(long count) {
        bytesScanned += count;
    }

    void linesTaken(ParsedChunk chunk) {
        resourcesScanned += chunk.scanned();
        resourcesImported += chunk.accepted().size();
        bytesImported += chunk.acceptedBytes();
        resourcesWithError += chunk.refused().size();
    }

    void fileEnded(boolean imported, boolean withError) {
        filesImported += imported ? 1 : 0;
        filesWithError += withError ? 1 : 0;
    }

    /** An object is not read, for its name or since it is no regular file ({@code decisions.md} D25). */
    void fileUnread(Item item) {
        filesWithError++;
        filesUnread++;
        if (unread.size() < NAMED) {
            unread.add(item);
        }
    }

    /** {@return the first of the objects that were not read} */
    List<Item> unread() {
        return List.copyOf(unread);
    }

    long filesUnread() {
        return filesUnread;
    }

    long bytesScanned() {
        return bytesScanned;
    }

    long bytesImported() {
        return bytesImported;
    }

    boolean withErrors() {
        return resourcesWithError > 0 || filesWithError > 0;
    }

    JobProgressReport report() {
        return new JobProgressReport(
                filesScanned,
                bytesScanned / MEGABYTE,
                filesImported,
                resourcesScanned,
                resourcesImported,
                resourcesWithError,
                filesWithError,
                throughput());
    }

    /** A clock that stands still, or goes back, makes no rate. */
    private double throughput() {
        long milliseconds = Duration.between(begin, clock.instant()).toMillis();
        return milliseconds <= 0 ? 0 : resourcesScanned * 1_000.0 / milliseconds;
    }
}
