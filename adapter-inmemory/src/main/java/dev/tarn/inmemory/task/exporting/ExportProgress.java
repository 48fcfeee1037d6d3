package dev.tarn.inmemory.task.exporting;

/** Told how far an export has come, by one of its threads at a time and many times a second; it must return soon. */
@FunctionalInterface
public interface ExportProgress {

    /**
     * The export has come this far.
     *
     * @param done resources written
     * @param total resources that are to be written; it grows when the store does
     */
    void reached(long done, long total);
}
