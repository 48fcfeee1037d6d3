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

/** A status together with what is known only there. */
public sealed interface JobState {

    JobStatus status();

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
