package dev.tarn.ports.job;

import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.JobStatus;
import java.time.Instant;
import java.util.Optional;

/** Which jobs a list shows: those that pass everything that is given ({@code decisions.md} D9). */
public record JobFilter(
        Optional<JobName> name,
        Optional<JobStatus> status,
        Optional<Instant> submittedBefore,
        Optional<Instant> submittedAfter) {

    /** Lets every job pass. */
    public static final JobFilter ANY =
            new JobFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** {@return whether the job passes; names by equality, times strictly} */
    public boolean passes(Job<?> job) {
        Instant submitted = job.ticket().submitTime();
        return name.map(wanted -> job.ticket().name().equals(Optional.of(wanted)))
                        .orElse(true)
                && status.map(wanted -> job.status() == wanted).orElse(true)
                && submittedBefore.map(submitted::isBefore).orElse(true)
                && submittedAfter.map(submitted::isAfter).orElse(true);
    }

    /** {@return this, and of this name} */
    public JobFilter named(String value) {
        return new JobFilter(Optional.of(new JobName(value)), status, submittedBefore, submittedAfter);
    }

    /** {@return this, and in this status} */
    public JobFilter in(JobStatus value) {
        return new JobFilter(name, Optional.of(value), submittedBefore, submittedAfter);
    }

    /** {@return this, and submitted strictly before} */
    public JobFilter before(Instant value) {
        return new JobFilter(name, status, Optional.of(value), submittedAfter);
    }

    /** {@return this, and submitted strictly after} */
    public JobFilter after(Instant value) {
        return new JobFilter(name, status, submittedBefore, Optional.of(value));
    }
}
