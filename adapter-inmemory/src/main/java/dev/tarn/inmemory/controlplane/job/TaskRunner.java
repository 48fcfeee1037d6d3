package dev.tarn.inmemory.controlplane.job;

import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.failure.ByteSize;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.job.Job;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.task.WorkFailed;
import dev.tarn.inmemory.task.WorkStopped;
import dev.tarn.ports.objectstore.ObjectStoreException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the task of a job, and turns its exceptions into the ending of the job.
 *
 * @param faults make tasks fail
 * @param memory its heap is in the message of a job that runs out of it
 */
record TaskRunner<J extends Job<J>>(JobTask<J> task, JobFaults faults, MemoryBudget memory) {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

    /** {@return how the job ends} Runs on the calling thread and throws nothing. */
    JobTask.Ending<J> run(
            DatastoreArn datastore, ResourceStore resources, JobRecord<J> entry, JobTask.Reporter<J> reporter) {
        try {
            Optional<JobFaults.Failure> failure = faults.failure(datastore, entry.job());
            JobTask.Ending<J> ending = task.run(
                    entry.job(),
                    datastore.scope(),
                    resources,
                    failure.isPresent() ? failure.get().in(reporter, entry::job) : reporter,
                    entry::isStopped);
            failure.ifPresent(JobFaults.Failure::fail);
            return ending;
        } catch (WorkStopped e) {
            return JobEndings.stopped();
        } catch (WorkFailed | ObjectStoreException | HealthLakeException e) {
            LOG.info("{} failed: {}", name(entry), e.getMessage());
            return JobEndings.failed(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            LOG.error("{} ran out of memory", name(entry), e);
            return JobEndings.failed("The job ran out of memory: the Java heap of "
                    + ByteSize.of(memory.heap())
                    + " is too small for it. Start Java with a larger -Xmx.");
        } catch (RuntimeException | Error e) {
            // Whatever it was, the job must not stay IN_PROGRESS for ever, nor its lane be blocked.
            LOG.error("{} broke", name(entry), e);
            return JobEndings.failed("Internal failure: " + e);
        }
    }

    private static String name(JobRecord<?> entry) {
        return entry.job().kind().title() + " job " + entry.job().id();
    }
}
