package dev.tarn.inmemory.controlplane.job;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.job.Job;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.inmemory.repository.store.ResourceStore;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** The work of a running job. */
public interface JobTask<J extends Job<J>> {

    /**
     * Runs on the calling thread.
     *
     * @param scope the account and region of the job
     * @param stop whether the job was cancelled
     * @return how the job ends
     */
    Ending<J> run(J job, Scope scope, ResourceStore resources, Reporter<J> reporter, BooleanSupplier stop);

    /**
     * {@return the job as it begins to work, or goes on in another process with what it was begun with} Under the lock.
     */
    default J begun(J job, ResourceStore resources, Instant now) {
        return job;
    }

    /** A job has ended, in this process or an earlier one. Under the lock. */
    default void ended(J job, Scheduler scheduler) {}

    /** Turns a running job into an ended job. */
    interface Ending<J extends Job<J>> {
        J end(J job, Instant now);
    }

    /** Listener for the progress of the job. */
    interface Reporter<J extends Job<J>> {
        void reached(UnaryOperator<J> change, long done, long total);
    }
}
