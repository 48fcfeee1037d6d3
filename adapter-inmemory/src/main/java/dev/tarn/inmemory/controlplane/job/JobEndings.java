package dev.tarn.inmemory.controlplane.job;

import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobMessage;
import dev.tarn.domain.job.JobState;
import dev.tarn.domain.job.JobStatus;
import java.time.Instant;
import java.util.Set;

/** How jobs end whose task did not return: stopped or failed. And how a job ends that is being cancelled. */
final class JobEndings {

    private static final Set<JobStatus> CANCELLING = Set.of(JobStatus.CANCEL_SUBMITTED, JobStatus.CANCEL_IN_PROGRESS);

    private JobEndings() {}

    /** {@return the ending of a job whose task noticed that it must stop} */
    static <J extends Job<J>> JobTask.Ending<J> stopped() {
        return new Stopped<>();
    }

    /** {@return the ending of a job that failed} */
    static <J extends Job<J>> JobTask.Ending<J> failed(String reason) {
        return (job, now) -> job.failed(now, JobMessage.of(reason));
    }

    /**
     * {@return how a job ends: one that is being cancelled is CANCEL_COMPLETED if its work was stopped, and CANCEL_FAILED if
     * the work came to its end before}
     */
    static <J extends Job<J>> J end(J job, JobTask.Ending<J> ending, Instant now) {
        if (!CANCELLING.contains(job.status())) {
            return ending.end(job, now);
        }
        if (ending instanceof Stopped) {
            J cancelling = job.status() == JobStatus.CANCEL_SUBMITTED ? job.cancelling() : job;
            return cancelling.cancelled(now);
        }
        JobMessage reason = ending.end(job.in(new JobState.Open(JobStatus.IN_PROGRESS)), now)
                .state()
                .message()
                .orElseGet(() -> JobMessage.of("The job was complete before it could be cancelled"));
        return job.cancelFailed(now, reason);
    }

    private record Stopped<J extends Job<J>>() implements JobTask.Ending<J> {
        @Override
        public J end(J job, Instant now) {
            return job.failed(now, JobMessage.of("The job was stopped"));
        }
    }
}
