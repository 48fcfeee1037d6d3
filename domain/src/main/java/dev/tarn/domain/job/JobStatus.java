package dev.tarn.domain.job;

import dev.tarn.domain.lifecycle.Lifecycle;
import dev.tarn.domain.rule.WireEnum;

/** The status of an import or export job in its lifecycle ({@code control-plane.md} 1.3, 4.3). */
public enum JobStatus {
    SUBMITTED,
    QUEUED,
    IN_PROGRESS,
    COMPLETED_WITH_ERRORS,
    COMPLETED,
    FAILED,
    CANCEL_SUBMITTED,
    CANCEL_IN_PROGRESS,
    CANCEL_COMPLETED,
    CANCEL_FAILED;

    public static final WireEnum<JobStatus> WORDS = WireEnum.of("JobStatus", JobStatus.class);

    public static final Lifecycle<JobStatus> LIFECYCLE = Lifecycle.startingAt(SUBMITTED)
            .move(SUBMITTED, QUEUED, IN_PROGRESS, FAILED, CANCEL_SUBMITTED)
            .move(QUEUED, IN_PROGRESS, FAILED, CANCEL_SUBMITTED)
            .move(IN_PROGRESS, COMPLETED, COMPLETED_WITH_ERRORS, FAILED, CANCEL_SUBMITTED)
            .move(CANCEL_SUBMITTED, CANCEL_IN_PROGRESS, CANCEL_FAILED)
            .move(CANCEL_IN_PROGRESS, CANCEL_COMPLETED, CANCEL_FAILED)
            .end();
}
