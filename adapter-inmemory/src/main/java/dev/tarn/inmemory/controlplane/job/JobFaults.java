package dev.tarn.inmemory.controlplane.job;

import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.fault.FaultEffect.JobFailure;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.inmemory.task.WorkFailed;
import dev.tarn.ports.fault.Faults;
import java.util.Optional;
import java.util.function.Supplier;

/** The faults of jobs: work that fails, and work that begins late. */
record JobFaults(Faults faults) {

    /** A failure that is planned for one job. */
    record Failure(JobFailure effect) {

        /** {@return a reporter that reports, and fails once enough resources are done} */
        <J extends Job<J>> JobTask.Reporter<J> in(JobTask.Reporter<J> reporter, Supplier<J> job) {
            return (change, done, total) -> {
                reporter.reached(change, done, total);
                long resources = job.get() instanceof ImportJob imported
                        ? imported.progress().resourcesImported()
                        : done;
                if (resources >= effect.afterResources()) {
                    fail();
                }
            };
        }

        void fail() {
            throw new WorkFailed(effect.message());
        }
    }

    /**
     * {@return the failure of a job; empty if it does not fail}
     *
     * @throws WorkFailed for one that fails before it does anything
     */
    Optional<Failure> failure(DatastoreArn datastore, Job<?> job) {
        if (faults.isDiskFull(datastore.scope(), operation(job))) {
            throw new WorkFailed("The disk is full: a fault was injected");
        }
        Optional<Failure> failure =
                faults.job(datastore.scope(), operation(job)).map(Failure::new);
        failure.filter(now -> now.effect().afterResources() == 0).ifPresent(Failure::fail);
        return failure;
    }

    /** Begins the work of a job: at once, or, if it stalls, when the fault is released. */
    void stall(DatastoreArn datastore, JobRecord<?> entry, Runnable begin) {
        faults.stall(datastore.scope(), operation(entry.job()))
                .ifPresentOrElse(
                        released -> {
                            entry.stall(true);
                            released.thenRun(() -> {
                                entry.stall(false);
                                begin.run();
                            });
                        },
                        begin);
    }

    private static HealthLakeOperation operation(Job<?> job) {
        return job.kind() == JobKind.IMPORT
                ? HealthLakeOperation.START_FHIR_IMPORT_JOB
                : HealthLakeOperation.START_FHIR_EXPORT_JOB;
    }
}
