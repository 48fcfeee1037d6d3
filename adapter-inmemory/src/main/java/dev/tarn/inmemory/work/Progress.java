package dev.tarn.inmemory.work;

import dev.tarn.domain.job.JobProgressReport;

/** Told how far the work has come, from the thread that does it and many times a second; it must return soon. */
public interface Progress {

    /**
     * An import has come this far.
     *
     * @param bytesDone bytes read
     * @param bytesTotal bytes of all objects that are to be read
     */
    void importReached(JobProgressReport report, long bytesDone, long bytesTotal);

    /**
     * An export has come this far.
     *
     * @param done resources written
     * @param total resources that are to be written; it grows when the store does
     */
    void exportReached(long done, long total);
}
