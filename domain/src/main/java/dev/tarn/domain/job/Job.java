package dev.tarn.domain.job;

import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.job.JobState.Ended;
import dev.tarn.domain.job.JobState.Open;
import java.time.Instant;
import java.util.Optional;

/**
 * An import or export job. Immutable: each transition method returns the next value, or throws a {@link Conflict} that
 * lists the possible transitions.
 */
public sealed interface Job<J extends Job<J>> permits ImportJob, ExportJob {

    JobTicket ticket();

    JobState state();

    /** {@return which of the two it is} */
    JobKind kind();

    /** {@return the same job in this state, whatever it was before; the verbs check first} */
    J in(JobState state);

    default JobId id() {
        return ticket().id();
    }

    default JobStatus status() {
        return state().status();
    }

    /** The job waits, because another job of the data store is running. */
    default J queued() {
        return moved(new Open(JobStatus.QUEUED));
    }

    /** The work begins. */
    default J started() {
        return moved(new Open(JobStatus.IN_PROGRESS));
    }

    /** All of the work succeeded. */
    default J completed(Instant end) {
        return moved(new Ended(JobStatus.COMPLETED, end, Optional.empty()));
    }

    /** The work is done, and something in it was wrong; the manifest says what. */
    default J completedWithErrors(Instant end) {
        return moved(new Ended(JobStatus.COMPLETED_WITH_ERRORS, end, Optional.empty()));
    }

    /** The work could not be done. */
    default J failed(Instant end, JobMessage reason) {
        return moved(new Ended(JobStatus.FAILED, end, Optional.of(reason)));
    }

    /** Cancellation was requested. */
    default J cancelRequested() {
        return moved(new Open(JobStatus.CANCEL_SUBMITTED));
    }

    /** The job is stopping. */
    default J cancelling() {
        return moved(new Open(JobStatus.CANCEL_IN_PROGRESS));
    }

    /** The job has stopped. */
    default J cancelled(Instant end) {
        return moved(new Ended(JobStatus.CANCEL_COMPLETED, end, Optional.empty()));
    }

    /** The job could not be stopped. */
    default J cancelFailed(Instant end, JobMessage reason) {
        return moved(new Ended(JobStatus.CANCEL_FAILED, end, Optional.of(reason)));
    }

    private J moved(JobState next) {
        JobStatus.LIFECYCLE.check(kind().title() + " job " + id(), status(), next.status());
        return in(next);
    }
}
