package dev.tarn.http;

import dev.tarn.domain.failure.Unsupported;
import dev.tarn.ports.admin.BackupSummary;
import dev.tarn.ports.admin.Health;
import java.nio.file.Path;

/** What a server can be told and asked beside HealthLake. */
public interface ServerControl {

    /** Forgets every data store and job, in every account and region. It may block. */
    void reset();

    /**
     * Forgets every data store and job as {@link #reset} does, and removes every object. It may block.
     *
     * @throws dev.tarn.domain.failure.HealthLakeException if the objects cannot be removed, as in S3
     */
    void resetAll();

    /** {@return whether reads and writes work, and why not} It may block for a moment. */
    default Health health() {
        return Health.UP;
    }

    /**
     * Writes a backup of all data to a directory that does not exist or is empty. It blocks for as long as that takes.
     *
     * @throws dev.tarn.domain.failure.HealthLakeException if it could not be written, with the reason
     */
    default BackupSummary backup(Path directory) {
        throw new Unsupported("This server has no data of its own to back up");
    }

    /** {@return the version of Tarn, for people} */
    String version();
}
