package dev.tarn.inmemory.task.importing;

import dev.tarn.domain.job.JobProgressReport;

/** Told how far an import has come, from the thread that does it and many times a second; it must return soon. */
@FunctionalInterface
public interface ImportProgress {

    /**
     * The import has come this far.
     *
     * @param bytesDone bytes read
     * @param bytesTotal bytes of all objects that are to be read
     */
    void reached(JobProgressReport report, long bytesDone, long bytesTotal);
}
