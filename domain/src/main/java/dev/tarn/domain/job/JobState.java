package dev.tarn.domain.job;

import static dev.tarn.domain.job.JobStatus.CANCEL_COMPLETED;
import static dev.tarn.domain.job.JobStatus.CANCEL_FAILED;
import static dev.tarn.domain.job.JobStatus.CANCEL_IN_PROGRESS;
import static dev.tarn.domain.job.JobStatus.CANCEL_SUBMITTED;
import static dev.tarn.domain.job.JobStatus.COMPLETED;
import static dev.tarn.domain.job.JobStatus.COMPLETED_WITH_ERRORS;
import static dev.tarn.domain.job.JobStatus.FAILED;
import static dev.tarn.domain.job.JobStatus.IN_PROGRESS;
import static dev.tarn.domain.job.JobStatus.QUEUED;
import static dev.tarn.domain.job.JobStatus.SUBMITTED;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The status of a job, with the facts that only jobs in this status have. Immutable. */
public sealed interface JobState {

    JobStatus status();

    /**
     * {@return a state with the facts that belong to its status} The end and the message of a job that has not ended are
     * left out.
     *
     * @param end computes when the job ended; called only for a job that has ended
     */
    static JobState of(JobStatus status, Supplier<Instant> end, Optional<JobMessage> message) {
        return switch (status) {
            case SUBMITTED, QUEUED, IN_PROGRESS, CANCEL_SUBMITTED, CANCEL_IN_PROGRESS -> new Open(status);
            case COMPLETED, COMPLETED_WITH_ERRORS, FAILED, CANCEL_COMPLETED, CANCEL_FAILED ->
                new Ended(status, end.get(), message);
        };
    }

    /** {@return when the job ended; empty while it has not} */
    default Optional<Instant> endTime() {
        return Optional.empty();
    }

    /** {@return what the job says about its end} */
    default Optional<JobMessage> message() {
        return Optional.empty();
    }

    /** {@return whether the job has ended, in whatever way} */
    default boolean hasEnded() {
        return JobStatus.LIFECYCLE.isFinal(status());
    }

    /** A job that waits, works or is being cancelled. */
    record Open(JobStatus status) implements JobState {
        public static final Set<JobStatus> STATUSES =
                Set.of(SUBMITTED, QUEUED, IN_PROGRESS, CANCEL_SUBMITTED, CANCEL_IN_PROGRESS);

        public Open {
            require(STATUSES, status);
        }
    }

    /**
     * A job at its end, with the time of it.
     *
     * @param reason what it says; HealthLake leaves it out where the manifest tells ({@code control-plane.md} 4.3)
     */
    record Ended(JobStatus status, Instant end, Optional<JobMessage> reason) implements JobState {
        public static final Set<JobStatus> STATUSES =
                Set.of(COMPLETED, COMPLETED_WITH_ERRORS, FAILED, CANCEL_COMPLETED, CANCEL_FAILED);

        public Ended {
            require(STATUSES, status);
        }

        @Override
        public Optional<Instant> endTime() {
            return Optional.of(end);
        }

        @Override
        public Optional<JobMessage> message() {
            return reason;
        }
    }

    private static void require(Set<JobStatus> allowed, JobStatus status) {
        if (!allowed.contains(status)) {
            throw new IllegalArgumentException(status + " knows other facts than " + allowed);
        }
    }
}
