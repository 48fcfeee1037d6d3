package dev.tarn.inmemory.task.importing;

import dev.tarn.domain.job.JobProgressReport;

/** Listener for the progress of an import. Called by the importing thread, many times a second; must return quickly. */
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
