package dev.tarn.inmemory.controlplane.job;

import dev.tarn.domain.job.Job;
import dev.tarn.inmemory.repository.store.ResourceStore;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** What a job does once it has begun. */
public interface JobTask<J extends Job<J>> {

    /**
     * Does it, on the calling thread.
     *
     * @param stop says when there is no point in going on
     * @return how the job ends
     */
    Ending<J> run(J job, ResourceStore resources, Reporter<J> reporter, BooleanSupplier stop);

    /** Turns a running job into an ended job. */
    interface Ending<J extends Job<J>> {
        J end(J job, Instant now);
    }

    /** Told while the job works. */
    interface Reporter<J extends Job<J>> {
        void reached(UnaryOperator<J> change, long done, long total);
    }
}
