package dev.tarn.domain.job;

import java.time.Instant;

/** Every verb of {@link Job} and the status that it leads to, written out a second time. */
enum JobVerb {
    queued(JobStatus.QUEUED),
    started(JobStatus.IN_PROGRESS),
    completed(JobStatus.COMPLETED),
    completedWithErrors(JobStatus.COMPLETED_WITH_ERRORS),
    failed(JobStatus.FAILED),
    cancelRequested(JobStatus.CANCEL_SUBMITTED),
    cancelling(JobStatus.CANCEL_IN_PROGRESS),
    cancelled(JobStatus.CANCEL_COMPLETED),
    cancelFailed(JobStatus.CANCEL_FAILED);

    static final Instant END = Instant.parse("2026-01-02T04:00:00Z");
    static final JobMessage REASON = new JobMessage("No such object");

    final JobStatus target;

    JobVerb(JobStatus target) {
        this.target = target;
    }

    <J extends Job<J>> J applyTo(Job<J> job) {
        return switch (this) {
            case queued -> job.queued();
            case started -> job.started();
            case completed -> job.completed(END);
            case completedWithErrors -> job.completedWithErrors(END);
            case failed -> job.failed(END, REASON);
            case cancelRequested -> job.cancelRequested();
            case cancelling -> job.cancelling();
            case cancelled -> job.cancelled(END);
            case cancelFailed -> job.cancelFailed(END, REASON);
        };
    }
}
