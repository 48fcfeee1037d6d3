package dev.tarn.ports;

import dev.tarn.domain.job.Job;

/** Told how far the jobs at work have come, for people to see; it must return soon. */
@FunctionalInterface
public interface JobMonitor {

    /** Nobody looks. */
    JobMonitor NONE = (job, done, total) -> {};

    /**
     * A job has come this far, or has ended.
     *
     * @param done bytes read by an import, resources written by an export
     * @param total how much there is in all
     */
    void progressed(Job<?> job, long done, long total);
}
