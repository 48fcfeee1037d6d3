package dev.tarn.inmemory.task.exporting;

import dev.tarn.domain.export.ExportFile;

/** Listener for the progress of an export. Called by one thread at a time, many times a second; must return quickly. */
@FunctionalInterface
public interface ExportProgress {

    /**
     * Reports progress.
     *
     * @param done resources written
     * @param total resources that are to be written; it grows when the store does
     */
    void reached(long done, long total);

    /** An object is there. */
    default void wrote(ExportFile file) {}
}
