package dev.tarn.inmemory.task.exporting;

import dev.tarn.domain.export.ExportFile;

/** How far an export has come, on all of its threads. */
final class ExportTally {

    private final ExportProgress progress;
    private final long expected;
    private long resources;
    private long objects;
    private long bytes;

    ExportTally(ExportProgress progress, long expected) {
        this.progress = progress;
        this.expected = expected;
    }

    /** Some more resources are written, into an object that is not there yet. */
    synchronized void written(long more) {
        resources += more;
        progress.reached(resources, Math.max(resources, expected));
    }

    /**
     * An object is there.
     *
     * @param more resources, of which nothing was said before
     */
    synchronized void committed(ExportFile file, long more, long size) {
        progress.wrote(file);
        objects++;
        bytes += size;
        written(more);
    }

    synchronized ExportOutcome outcome() {
        return new ExportOutcome(resources, objects, bytes);
    }
}
